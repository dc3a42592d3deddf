package dev.imagestreams.gateway.limit;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Listed;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.LimitRangeList;
import io.fabric8.kubernetes.api.model.LimitRangeListBuilder;
import jakarta.inject.Singleton;

/** {@code limitranges}: how large images and streams of a namespace may be. */
@Singleton
class LimitRangeStore extends LimitObjectStore<LimitRange> {

    LimitRangeStore(LimitStore store, LimitReconciler reconciler) {
        super(ApiResources.LIMIT_RANGES, LimitRange.class, store, reconciler);
    }

    @Override
    LimitRangeList list(Listed<LimitRange> listed) {
        return new LimitRangeListBuilder()
                .withMetadata(listed.metadata())
                .withItems(listed.items())
                .build();
    }
}
