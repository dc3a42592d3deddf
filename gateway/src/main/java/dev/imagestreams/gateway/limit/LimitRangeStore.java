package dev.imagestreams.gateway.limit;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.Listable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeList;
import io.fabric8.kubernetes.api.model.LimitRangeListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import jakarta.inject.Singleton;
import java.util.function.Predicate;

/** {@code limitranges}: how large images and streams of a namespace may be. */
@Singleton
class LimitRangeStore
        implements Readable<LimitRange>,
                Listable<LimitRange>,
                Creatable<LimitRange>,
                Updatable<LimitRange>,
                Deletable<LimitRange> {

    private final LimitObjects<LimitRange> objects;

    LimitRangeStore(LimitStore store, LimitReconciler reconciler) {
        objects = new LimitObjects<>(resource(), type(), store, reconciler);
    }

    @Override
    public ApiResource resource() {
        return ApiResources.LIMIT_RANGES;
    }

    @Override
    public Class<LimitRange> type() {
        return LimitRange.class;
    }

    @Override
    public LimitRange get(ObjectKey key, Parameters query) {
        return objects.get(key);
    }

    @Override
    public LimitRangeList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        // Before the items: a list may be newer than it says, never older.
        String version = objects.version();
        return new LimitRangeListBuilder()
                .withNewMetadata()
                .withResourceVersion(version)
                .endMetadata()
                .withItems(objects.list(namespace).stream()
                        .filter(object -> selection.test(object.getMetadata()))
                        .map(LimitRangeStore::item)
                        .toList())
                .build();
    }

    @Override
    public LimitRange create(ObjectKey key, LimitRange object, WriteOptions options) {
        return objects.create(key, object, options);
    }

    @Override
    public Written<LimitRange> update(ObjectKey key, Change<LimitRange> change, WriteOptions options) {
        return Written.updated(objects.update(key, change, options));
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        return objects.delete(key, deletion);
    }

    /** The list names the kind once for all. */
    private static LimitRange item(LimitRange object) {
        object.setApiVersion(null);
        object.setKind(null);
        return object;
    }
}
