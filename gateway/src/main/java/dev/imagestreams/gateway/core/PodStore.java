package dev.imagestreams.gateway.core;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Listable;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import jakarta.inject.Singleton;

/** {@code pods}: nothing runs here. Pruning asks what does, and does not take "no such thing" for an answer. */
@Singleton
class PodStore implements Listable<Pod> {

    @Override
    public ApiResource resource() {
        return ApiResources.PODS;
    }

    @Override
    public Class<Pod> type() {
        return Pod.class;
    }

    @Override
    public PodList list(String namespace, ListRequest request) {
        return new PodListBuilder().withNewMetadata().endMetadata().build();
    }
}
