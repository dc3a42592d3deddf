package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import io.fabric8.openshift.api.model.Build;
import io.fabric8.openshift.api.model.BuildRequest;
import jakarta.inject.Singleton;

/**
 * {@code buildconfigs/instantiate}, which {@code oc start-build} asks for. The answer is the build that is due: build systems
 * are told of it, and it is kept nowhere.
 */
@Singleton
class BuildConfigInstantiateStore implements Creatable<BuildRequest> {

    private final DueBuild builds;

    BuildConfigInstantiateStore(DueBuild builds) {
        this.builds = builds;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.BUILD_CONFIG_INSTANTIATE;
    }

    @Override
    public Class<BuildRequest> type() {
        return BuildRequest.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public Build create(ObjectKey key, BuildRequest request, WriteOptions options) {
        ConfigStore.requireName(ApiResources.BUILD_CONFIGS, key);
        return builds.instantiate(key.namespace(), key.name(), request, null, options.dryRun());
    }
}
