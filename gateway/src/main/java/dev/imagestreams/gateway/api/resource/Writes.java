package dev.imagestreams.gateway.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.BodyFormat;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.patch.Patch;
import dev.imagestreams.gateway.api.patch.PatchType;
import dev.imagestreams.gateway.api.request.RequestSubject;
import dev.imagestreams.gateway.api.resource.Updatable.Written;
import dev.imagestreams.gateway.api.resource.WriteOptions.Validation;
import dev.imagestreams.gateway.api.write.ConflictRetry;
import dev.imagestreams.gateway.api.write.GeneratedName;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What every write is put through before its store sees it: the body is read, belongs to the path, and has a name. */
@ApplicationScoped
class Writes {

    private final RequestSubject subject;
    private final Decoder decoder;
    private final ServerSideApply apply;

    Writes(RequestSubject subject, Decoder decoder, ServerSideApply apply) {
        this.subject = subject;
        this.decoder = decoder;
        this.apply = apply;
    }

    <T extends KubernetesResource> KubernetesResource create(
            Creatable<T> store, ObjectKey key, Body body, WriteOptions options) {
        T object = read(store, body, options);
        if (!(object instanceof HasMetadata named)) {
            return store.create(key, object, options);
        }
        RequiredBody.belongsTo(named, key.namespace(), key.name().isEmpty() ? null : key.name());
        ObjectMeta metadata = RequiredBody.metadata(named);
        if (!key.namespace().isEmpty()) {
            metadata.setNamespace(key.namespace());
        }
        named.setMetadata(metadata);
        ManagedChange.created(store, named, options);
        if (isEmpty(metadata.getName()) && !isEmpty(metadata.getGenerateName())) {
            return GeneratedName.of(metadata.getGenerateName(), name -> {
                metadata.setName(name);
                subject.named(name);
                return store.create(key, object, options);
            });
        }
        if (isEmpty(metadata.getName()) && key.name().isEmpty() && store.namesAreNeeded()) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.required("metadata.name", "name or generateName is required")));
        }
        subject.named(metadata.getName());
        return store.create(key, object, options);
    }

    <T extends HasMetadata> Written<T> update(Updatable<T> store, ObjectKey key, Body body, WriteOptions options) {
        T wanted = read(store, body, options);
        RequiredBody.belongsTo(wanted, key.namespace(), key.name());
        return store.update(key, ManagedChange.of(store, Change.replacement(wanted), options), options);
    }

    <T extends HasMetadata> Written<T> patch(Updatable<T> store, ObjectKey key, Body body, WriteOptions options) {
        if (store.keepsManagers() && ServerSideApply.isAsked(body)) {
            return apply.apply(store, key, body, options);
        }
        PatchType type = PatchType.of(body.type());
        options.requireNoForce();
        byte[] bytes = body.bytes();
        JsonNode tree = BodyFormat.JSON.tree(bytes);
        Patch patch = type.read(tree);
        List<String> duplicates =
                options.validation() == Validation.IGNORE ? List.of() : BodyFormat.JSON.duplicates(bytes);
        Change<T> change = present -> {
            ObjectNode before = KubernetesJson.mapper().valueToTree(present);
            T patched = decoder.patched(patch.applyTo(before, store.type()), store.type(), options, duplicates);
            RequiredBody.belongsTo(patched, key.namespace(), key.name());
            return patched;
        };
        Change<T> managed = ManagedChange.of(store, change, options);
        return patch.isConditional()
                ? store.update(key, managed, options)
                : ConflictRetry.of(() -> store.update(key, managed, options));
    }

    /** How something is to be deleted, by the body of the request if it has one, else by its query. */
    Deletion deletion(Body body, Parameters query) {
        WriteOptions lenient = WriteOptions.lenient();
        DeleteOptions options = body.text()
                .map(text -> decoder.body(text, "DeleteOptions", DeleteOptions.class, lenient))
                .orElse(null);
        return Deletion.of(options, query);
    }

    private <T extends KubernetesResource> T read(ResourceStore<T> store, Body body, WriteOptions options) {
        return body.text()
                .map(text -> decoder.body(text, store.resource().kind(), store.type(), options))
                .orElseThrow(() -> new StatusException(Statuses.badRequest("the body of the request is empty")));
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }
}
