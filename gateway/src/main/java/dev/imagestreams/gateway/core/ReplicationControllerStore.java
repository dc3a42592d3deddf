package dev.imagestreams.gateway.core;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Listable;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.ReplicationControllerList;
import io.fabric8.kubernetes.api.model.ReplicationControllerListBuilder;
import jakarta.inject.Singleton;

/** {@code replicationcontrollers}: there are none, for the same reason as there are no {@link PodStore pods}. */
@Singleton
class ReplicationControllerStore implements Listable<ReplicationController> {

    @Override
    public ApiResource resource() {
        return ApiResources.REPLICATION_CONTROLLERS;
    }

    @Override
    public Class<ReplicationController> type() {
        return ReplicationController.class;
    }

    @Override
    public ReplicationControllerList list(String namespace, ListRequest request) {
        return new ReplicationControllerListBuilder()
                .withNewMetadata()
                .endMetadata()
                .build();
    }
}
