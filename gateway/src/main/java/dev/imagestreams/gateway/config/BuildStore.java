package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Listable;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.openshift.api.model.Build;
import io.fabric8.openshift.api.model.BuildList;
import io.fabric8.openshift.api.model.BuildListBuilder;
import jakarta.inject.Singleton;

/** {@code builds}: nothing is built here. Whoever describes a BuildConfig asks, and takes no failure for an answer. */
@Singleton
class BuildStore implements Listable<Build> {

    @Override
    public ApiResource resource() {
        return ApiResources.BUILDS;
    }

    @Override
    public Class<Build> type() {
        return Build.class;
    }

    @Override
    public BuildList list(String namespace, ListRequest request) {
        return new BuildListBuilder().withMetadata(new ListMeta()).build();
    }
}
