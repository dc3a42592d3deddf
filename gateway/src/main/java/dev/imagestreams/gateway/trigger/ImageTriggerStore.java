package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.Watchable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.client.TriggerService;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import jakarta.inject.Singleton;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code imagetriggers}. */
@Singleton
class ImageTriggerStore
        implements Readable<ImageTrigger>,
                Watchable<ImageTrigger>,
                Creatable<ImageTrigger>,
                Updatable<ImageTrigger>,
                Deletable<ImageTrigger> {

    private final TriggerService triggers;

    ImageTriggerStore(@RestClient TriggerService triggers) {
        this.triggers = triggers;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_TRIGGERS;
    }

    @Override
    public boolean keepsManagers() {
        return true;
    }

    @Override
    public Class<ImageTrigger> type() {
        return ImageTrigger.class;
    }

    @Override
    public ImageTrigger get(ObjectKey key, Parameters query) {
        return TriggerConverter.toApi(find(key));
    }

    @Override
    public ImageTriggerList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        TriggerList listed = triggers.snapshot(namespace.isEmpty() ? null : namespace);
        ImageTriggerList list = new ImageTriggerList(listed.items().stream()
                .map(TriggerConverter::toApi)
                .filter(trigger -> selection.test(trigger.getMetadata()))
                .toList());
        list.getMetadata().setResourceVersion(Long.toString(listed.resourceVersion()));
        return list;
    }

    @Override
    public ImageTrigger create(ObjectKey key, ImageTrigger object, WriteOptions options) {
        // What does not exist yet has neither identity nor version.
        object.getMetadata().setUid(null);
        object.getMetadata().setResourceVersion(null);
        TriggerDraft draft =
                TriggerConverter.toDraft(object, object.getMetadata().getName());
        return TriggerConverter.toApi(triggers.create(key.namespace(), draft, options.dryRun()));
    }

    @Override
    public Written<ImageTrigger> update(ObjectKey key, Change<ImageTrigger> change, WriteOptions options) {
        ImageTrigger wanted = change.applyTo(TriggerConverter.toApi(find(key)));
        TriggerDraft draft = TriggerConverter.toDraft(wanted, key.name());
        return Written.updated(
                TriggerConverter.toApi(triggers.update(key.namespace(), key.name(), draft, options.dryRun())));
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        Trigger stored = find(key);
        triggers.delete(key.namespace(), key.name(), deletion.uid(), deletion.resourceVersion(), deletion.dryRun());
        return Statuses.deleted(
                ApiResources.IMAGE_TRIGGERS, key.name(), stored.uid().toString());
    }

    private Trigger find(ObjectKey key) {
        if (!TriggerConverter.isName(key.name())) {
            throw new StatusException(Statuses.notFound(ApiResources.IMAGE_TRIGGERS, key.name()));
        }
        return triggers.get(key.namespace(), key.name());
    }
}
