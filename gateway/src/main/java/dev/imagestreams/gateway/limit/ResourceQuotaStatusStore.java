package dev.imagestreams.gateway.limit;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import jakarta.inject.Singleton;

/**
 * {@code resourcequotas/status}. What is used is counted when somebody asks, so a status that is written is taken and at
 * once replaced by the right one, as a quota controller would do a moment later.
 */
@Singleton
class ResourceQuotaStatusStore implements Readable<ResourceQuota>, Updatable<ResourceQuota> {

    private final ResourceQuotaStore quotas;

    ResourceQuotaStatusStore(ResourceQuotaStore quotas) {
        this.quotas = quotas;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.RESOURCE_QUOTA_STATUS;
    }

    @Override
    public Class<ResourceQuota> type() {
        return ResourceQuota.class;
    }

    @Override
    public ResourceQuota get(ObjectKey key, Parameters query) {
        return quotas.get(key, query);
    }

    @Override
    public Written<ResourceQuota> update(ObjectKey key, Change<ResourceQuota> change, WriteOptions options) {
        ResourceQuota present = quotas.get(key);
        String current = present.getMetadata().getResourceVersion();
        ResourceQuota wanted = change.applyTo(present);
        Long version = ResourceVersion.orNull(RequiredBody.metadata(wanted).getResourceVersion());
        if (version != null && !current.equals(Long.toString(version))) {
            throw new ImageStreamException(ErrorCode.CONFLICT, "it has been modified");
        }
        return Written.updated(quotas.get(key));
    }
}
