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
import dev.imagestreams.gateway.client.TagService;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaList;
import io.fabric8.kubernetes.api.model.ResourceQuotaListBuilder;
import io.fabric8.kubernetes.api.model.ResourceQuotaStatus;
import io.fabric8.kubernetes.api.model.Status;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code resourcequotas}: how many streams a namespace may have, and how many it has. */
@Singleton
class ResourceQuotaStore
        implements Readable<ResourceQuota>,
                Listable<ResourceQuota>,
                Creatable<ResourceQuota>,
                Updatable<ResourceQuota>,
                Deletable<ResourceQuota> {

    private final LimitObjects<ResourceQuota> objects;
    private final TagService tags;

    ResourceQuotaStore(LimitStore store, LimitReconciler reconciler, @RestClient TagService tags) {
        objects = new LimitObjects<>(resource(), type(), store, reconciler);
        this.tags = tags;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.RESOURCE_QUOTAS;
    }

    @Override
    public Class<ResourceQuota> type() {
        return ResourceQuota.class;
    }

    @Override
    public ResourceQuota get(ObjectKey key, Parameters query) {
        return get(key);
    }

    ResourceQuota get(ObjectKey key) {
        return withUsage(objects.get(key));
    }

    @Override
    public ResourceQuotaList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        // Before the items: a list may be newer than it says, never older.
        String version = objects.version();
        return new ResourceQuotaListBuilder()
                .withNewMetadata()
                .withResourceVersion(version)
                .endMetadata()
                .withItems(objects.list(namespace).stream()
                        .filter(object -> selection.test(object.getMetadata()))
                        .map(ResourceQuotaStore::item)
                        .map(this::withUsage)
                        .toList())
                .build();
    }

    @Override
    public ResourceQuota create(ObjectKey key, ResourceQuota object, WriteOptions options) {
        ResourceQuota created = objects.create(key, object, options);
        // Nobody has counted yet.
        created.setStatus(new ResourceQuotaStatus());
        return created;
    }

    @Override
    public Written<ResourceQuota> update(ObjectKey key, Change<ResourceQuota> change, WriteOptions options) {
        return Written.updated(withUsage(objects.update(key, change, options)));
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        return objects.delete(key, deletion);
    }

    /** The list names the kind once for all. */
    private static ResourceQuota item(ResourceQuota object) {
        object.setApiVersion(null);
        object.setKind(null);
        return object;
    }

    /** Only streams are counted here; of everything else there is nothing. */
    private ResourceQuota withUsage(ResourceQuota quota) {
        Map<String, Quantity> used = new TreeMap<>();
        for (String resource : LimitRules.hard(quota).keySet()) {
            long amount = resource.equals(LimitRules.STREAMS)
                    ? tags.usage(quota.getMetadata().getNamespace()).streams()
                    : 0;
            used.put(resource, new Quantity(Long.toString(amount)));
        }
        ResourceQuotaStatus status = new ResourceQuotaStatus();
        status.setHard(LimitRules.hard(quota));
        status.setUsed(used);
        quota.setStatus(status);
        return quota;
    }
}
