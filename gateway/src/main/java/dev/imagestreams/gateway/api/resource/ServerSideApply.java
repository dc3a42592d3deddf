package dev.imagestreams.gateway.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.apply.FieldManagement;
import dev.imagestreams.gateway.api.apply.FieldManagement.Applied;
import dev.imagestreams.gateway.api.apply.FieldManager;
import dev.imagestreams.gateway.api.body.BodyFormat;
import dev.imagestreams.gateway.api.body.UnknownFields;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.Updatable.Written;
import dev.imagestreams.gateway.api.write.ConflictRetry;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * A patch with {@code application/apply-patch+yaml}: makes an object what a configuration says, and leaves to others what is
 * theirs. An object that does not exist is made.
 */
@ApplicationScoped
class ServerSideApply {

    private static final MediaType TYPE = new MediaType("application", "apply-patch+yaml");

    private final Decoder decoder;

    ServerSideApply(Decoder decoder) {
        this.decoder = decoder;
    }

    static boolean isAsked(Body body) {
        return body.type() != null && TYPE.isCompatible(body.type());
    }

    <T extends HasMetadata> Written<T> apply(Updatable<T> store, ObjectKey key, Body body, WriteOptions options) {
        FieldManager manager = FieldManager.applying(
                options.requiredManager(), store.resource().groupVersion());
        ObjectNode configuration = read(store, key, new Body.Text(BodyFormat.YAML, body.bytes()), options);
        boolean conditional = !configuration.at("/metadata/resourceVersion").isMissingNode();
        return conditional
                ? update(store, key, configuration, manager, options)
                : ConflictRetry.of(() -> updateOrCreate(store, key, configuration, manager, options));
    }

    private <T extends HasMetadata> Written<T> updateOrCreate(
            Updatable<T> store, ObjectKey key, ObjectNode configuration, FieldManager manager, WriteOptions options) {
        try {
            return update(store, key, configuration, manager, options);
        } catch (ImageStreamException e) {
            if (e.code() != ErrorCode.NOT_FOUND || !(store instanceof Creatable<?>)) {
                throw e;
            }
        }
        try {
            return create(store, key, configuration, manager, options);
        } catch (ImageStreamException e) {
            // Somebody else made it a moment ago: it is tried again, as an update.
            throw e.code() == ErrorCode.ALREADY_EXISTS
                    ? new ImageStreamException(ErrorCode.CONFLICT, "it was made meanwhile")
                    : e;
        }
    }

    private <T extends HasMetadata> Written<T> update(
            Updatable<T> store, ObjectKey key, ObjectNode configuration, FieldManager manager, WriteOptions options) {
        return store.update(
                key,
                present -> {
                    List<ManagedFieldsEntry> managed =
                            RequiredBody.metadata(present).getManagedFields();
                    ObjectNode tree = FieldManagement.tree(present);
                    T wanted = applied(store, tree, managed, configuration, manager, options);
                    String version =
                            configuration.at("/metadata/resourceVersion").asText("");
                    if (!version.isEmpty()) {
                        wanted.getMetadata().setResourceVersion(version);
                    }
                    return wanted;
                },
                options);
    }

    @SuppressWarnings("unchecked")
    private <T extends HasMetadata> Written<T> create(
            Updatable<T> store, ObjectKey key, ObjectNode configuration, FieldManager manager, WriteOptions options) {
        ObjectNode blank = FieldManagement.blank();
        ((ObjectNode) blank.get("metadata")).put("name", key.name());
        if (!key.namespace().isEmpty()) {
            ((ObjectNode) blank.get("metadata")).put("namespace", key.namespace());
        }
        T object = applied(store, blank, List.of(), configuration, manager, options);
        ObjectKey collection = new ObjectKey(key.namespace(), "");
        return new Written<>((T) ((Creatable<T>) store).create(collection, object, options), true);
    }

    private <T extends HasMetadata> T applied(
            Updatable<T> store,
            ObjectNode present,
            List<ManagedFieldsEntry> managed,
            ObjectNode configuration,
            FieldManager manager,
            WriteOptions options) {
        Applied applied = ManagedChange.rules(store).apply(present, managed, configuration, manager, options.force());
        // What is already there was read when it was written.
        T object = decoder.patched(applied.tree(), store.type(), options.ignoringFields(), List.of());
        ObjectMeta metadata = RequiredBody.metadata(object);
        metadata.setManagedFields(applied.managed());
        object.setMetadata(metadata);
        return object;
    }

    private <T extends HasMetadata> ObjectNode read(
            Updatable<T> store, ObjectKey key, Body.Text text, WriteOptions options) {
        ObjectNode configuration = text.object();
        if (!configuration.hasNonNull("kind")) {
            throw badRequest("error decoding YAML: Object 'Kind' is missing in the configuration");
        }
        String version = configuration.path("apiVersion").asText();
        if (!version.equals(store.resource().groupVersion())) {
            throw badRequest("Incorrect version specified in apply patch. Specified patch version: " + version
                    + ", expected: " + store.resource().groupVersion());
        }
        T typed = decoder.body(text, store.resource().kind(), store.type(), options.ignoringFields());
        RequiredBody.belongsTo(typed, key.namespace(), key.name());
        if (configuration.path("metadata").hasNonNull("managedFields")) {
            throw badRequest("metadata.managedFields must be nil");
        }
        List<String> unknown = UnknownFields.of(configuration, store.type());
        if (!unknown.isEmpty()) {
            throw badRequest("failed to create typed patch object (" + key.namespace() + '/' + key.name() + "; "
                    + store.resource().groupVersion() + ", Kind="
                    + store.resource().kind() + "): ."
                    + unknown.get(0) + ": field not declared in schema");
        }
        return configuration;
    }

    private static StatusException badRequest(String message) {
        return new StatusException(Statuses.badRequest(message));
    }
}
