package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.body.Patch;
import dev.imagestreams.gateway.api.request.RequestSubject;
import dev.imagestreams.gateway.api.resource.Updatable.Written;
import dev.imagestreams.gateway.api.resource.WriteOptions.Validation;
import dev.imagestreams.gateway.api.write.ConflictRetry;
import dev.imagestreams.gateway.api.write.GeneratedName;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What every write is put through before its store sees it: the body is read, belongs to the path, and has a name. */
@ApplicationScoped
class Writes {

    private final RequestSubject subject;

    Writes(RequestSubject subject) {
        this.subject = subject;
    }

    <T extends KubernetesResource> KubernetesResource create(
            Creatable<T> store, ObjectKey key, Body body, WriteOptions options) {
        T object = body.object(store.type(), options);
        if (object instanceof HasMetadata named) {
            identify(named, key, store.namesAreNeeded());
        }
        return store.create(key, object, options);
    }

    <T extends HasMetadata> Written<T> update(Updatable<T> store, ObjectKey key, Body body, WriteOptions options) {
        T wanted = body.object(store.type(), options);
        RequiredBody.belongsTo(wanted, key.namespace(), key.name());
        return store.update(key, Change.replacement(wanted), options);
    }

    <T extends HasMetadata> Written<T> patch(Updatable<T> store, ObjectKey key, Body body, WriteOptions options) {
        Patch patch = Patch.read(body.type(), body.tree());
        Change<T> change = present -> {
            T patched = patch.applyTo(present, store.type(), options.validation() == Validation.STRICT);
            RequiredBody.belongsTo(patched, key.namespace(), key.name());
            return patched;
        };
        return patch.isConditional()
                ? store.update(key, change, options)
                : ConflictRetry.of(() -> store.update(key, change, options));
    }

    private void identify(HasMetadata object, ObjectKey key, boolean nameNeeded) {
        RequiredBody.belongsTo(object, key.namespace(), key.name().isEmpty() ? null : key.name());
        ObjectMeta metadata = RequiredBody.metadata(object);
        if (isEmpty(metadata.getName()) && !isEmpty(metadata.getGenerateName())) {
            metadata.setName(GeneratedName.from(metadata.getGenerateName()));
        }
        if (isEmpty(metadata.getName()) && key.name().isEmpty() && nameNeeded) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.required("metadata.name", "name or generateName is required")));
        }
        if (!key.namespace().isEmpty()) {
            metadata.setNamespace(key.namespace());
        }
        object.setMetadata(metadata);
        subject.named(metadata.getName());
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }
}
