package dev.imagestreams.gateway.limit;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.Listable;
import dev.imagestreams.gateway.api.resource.Listed;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What both kinds of limits have in common: kept whole, one resource each, and told to tag-service at every change. */
abstract class LimitObjectStore<T extends HasMetadata>
        implements Readable<T>, Listable<T>, Creatable<T>, Updatable<T>, Deletable<T> {

    private final ApiResource resource;
    private final Class<T> type;
    private final LimitStore store;
    private final LimitReconciler reconciler;

    LimitObjectStore(ApiResource resource, Class<T> type, LimitStore store, LimitReconciler reconciler) {
        this.resource = resource;
        this.type = type;
        this.store = store;
        this.reconciler = reconciler;
    }

    abstract KubernetesResource list(Listed<T> listed);

    @Override
    public ApiResource resource() {
        return resource;
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public T get(ObjectKey key, Parameters query) {
        return get(key);
    }

    T get(ObjectKey key) {
        return read(existing(key), type);
    }

    @Override
    public KubernetesResource list(String namespace, ListRequest request) {
        // Before the items, so that the list is not older than it says.
        String version = Long.toString(store.version());
        List<LimitObject> stored =
                namespace.isEmpty() ? store.all(resource.name()) : store.in(resource.name(), namespace);
        return list(Listed.of(version, stored.stream().map(each -> read(each, type)), request));
    }

    @Override
    public T create(ObjectKey key, T object, WriteOptions options) {
        LimitObject wanted = new LimitObject(
                resource.name(),
                key.namespace(),
                object.getMetadata().getName(),
                UUID.randomUUID(),
                0,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                json(object));
        if (options.dryRun()) {
            if (store.find(resource.name(), key.namespace(), wanted.name()).isPresent()) {
                throw exists(wanted.name());
            }
            return read(wanted, type);
        }
        LimitObject added = store.add(wanted).orElseThrow(() -> exists(wanted.name()));
        reconciler.tryToTell();
        return read(added, type);
    }

    @Override
    public Written<T> update(ObjectKey key, Change<T> change, WriteOptions options) {
        LimitObject present = existing(key);
        T wanted = change.applyTo(read(present, type));
        Long version = ResourceVersion.orNull(RequiredBody.metadata(wanted).getResourceVersion());
        if (version != null && version != present.version()) {
            throw conflict();
        }
        LimitObject edited = new LimitObject(
                present.resource(),
                present.namespace(),
                present.name(),
                present.uid(),
                present.version(),
                present.created(),
                json(wanted));
        if (options.dryRun()) {
            return Written.updated(read(edited, type));
        }
        LimitObject kept = store.replace(edited).orElseThrow(LimitObjectStore::conflict);
        reconciler.tryToTell();
        return Written.updated(read(kept, type));
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        LimitObject present = existing(key);
        Long version = ResourceVersion.orNull(deletion.resourceVersion());
        boolean another =
                deletion.uid() != null && !deletion.uid().equals(present.uid().toString());
        if (another || version != null && version != present.version()) {
            throw conflict();
        }
        if (!deletion.dryRun()) {
            if (!store.remove(present)) {
                throw conflict();
            }
            reconciler.tryToTell();
        }
        return Statuses.deleted(resource, key.name(), present.uid().toString());
    }

    static <T extends HasMetadata> T read(LimitObject stored, Class<T> type) {
        try {
            T object = KubernetesJson.mapper().readValue(stored.json(), type);
            ObjectMeta metadata = RequiredBody.metadata(object);
            metadata.setName(stored.name());
            metadata.setNamespace(stored.namespace());
            metadata.setUid(stored.uid().toString());
            metadata.setResourceVersion(Long.toString(stored.version()));
            metadata.setCreationTimestamp(stored.created().toString());
            object.setMetadata(metadata);
            return object;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }

    private LimitObject existing(ObjectKey key) {
        return store.find(resource.name(), key.namespace(), key.name())
                .orElseThrow(() -> new StatusException(Statuses.notFound(resource, key.name())));
    }

    private StatusException exists(String name) {
        return new StatusException(Statuses.alreadyExists(resource.group(), resource.name(), name));
    }

    private static ImageStreamException conflict() {
        return new ImageStreamException(ErrorCode.CONFLICT, "it has been modified");
    }

    private static String json(HasMetadata object) {
        try {
            return KubernetesJson.mapper().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
