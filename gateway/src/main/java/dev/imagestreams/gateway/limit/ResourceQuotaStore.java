package dev.imagestreams.gateway.limit;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Listed;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.client.TagService;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaList;
import io.fabric8.kubernetes.api.model.ResourceQuotaListBuilder;
import io.fabric8.kubernetes.api.model.ResourceQuotaStatus;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code resourcequotas}: how many streams a namespace may have, and how many it has. */
@Singleton
class ResourceQuotaStore extends LimitObjectStore<ResourceQuota> {

    private final TagService tags;

    ResourceQuotaStore(LimitStore store, LimitReconciler reconciler, @RestClient TagService tags) {
        super(ApiResources.RESOURCE_QUOTAS, ResourceQuota.class, store, reconciler);
        this.tags = tags;
    }

    @Override
    ResourceQuota get(ObjectKey key) {
        return withUsage(super.get(key));
    }

    @Override
    ResourceQuotaList list(Listed<ResourceQuota> listed) {
        return new ResourceQuotaListBuilder()
                .withMetadata(listed.metadata())
                .withItems(listed.items().stream().map(this::withUsage).toList())
                .build();
    }

    @Override
    public ResourceQuota create(ObjectKey key, ResourceQuota object, WriteOptions options) {
        ResourceQuota created = super.create(key, object, options);
        // Nobody has counted yet.
        created.setStatus(new ResourceQuotaStatus());
        return created;
    }

    @Override
    public Written<ResourceQuota> update(ObjectKey key, Change<ResourceQuota> change, WriteOptions options) {
        return Written.updated(withUsage(super.update(key, change, options).object()));
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
