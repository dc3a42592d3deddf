package dev.imagestreams.gateway.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.apply.FieldManagement;
import dev.imagestreams.gateway.api.apply.FieldManager;
import dev.imagestreams.gateway.api.write.RequiredBody;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.List;

/** Notes with a write who manages the fields it touches. */
final class ManagedChange {

    private static final ManagedFieldsEntry RESET = new ManagedFieldsEntry();

    private ManagedChange() {}

    /** The change, and the note of it; only the change where managers are not kept. */
    static <T extends HasMetadata> Change<T> of(Updatable<T> store, Change<T> change, WriteOptions options) {
        if (!store.keepsManagers()) {
            return change;
        }
        return present -> {
            // Before the change, which may be made in place.
            ObjectNode before = FieldManagement.tree(present);
            List<ManagedFieldsEntry> known = RequiredBody.metadata(present).getManagedFields();
            T wanted = change.applyTo(present);
            ObjectMeta metadata = RequiredBody.metadata(wanted);
            List<ManagedFieldsEntry> asked = metadata.getManagedFields();
            metadata.setManagedFields(rules(store)
                    .update(
                            before,
                            FieldManagement.tree(wanted),
                            asked.isEmpty() ? known : withoutReset(asked),
                            manager(store, options)));
            wanted.setMetadata(metadata);
            return wanted;
        };
    }

    /** Notes that whoever makes an object manages what it is made with. */
    static void created(ResourceStore<?> store, HasMetadata object, WriteOptions options) {
        if (store.keepsManagers()) {
            object.getMetadata()
                    .setManagedFields(rules(store)
                            .update(
                                    FieldManagement.blank(),
                                    FieldManagement.tree(object),
                                    List.of(),
                                    manager(store, options)));
        }
    }

    static FieldManagement rules(ResourceStore<? extends KubernetesResource> store) {
        return new FieldManagement(store.type(), Instant.now());
    }

    private static FieldManager manager(ResourceStore<?> store, WriteOptions options) {
        return FieldManager.updating(options.manager(), store.resource().groupVersion());
    }

    /** A list with one empty entry takes everything from everybody. */
    private static List<ManagedFieldsEntry> withoutReset(List<ManagedFieldsEntry> asked) {
        return asked.size() == 1 && RESET.equals(asked.get(0)) ? List.of() : asked;
    }
}
