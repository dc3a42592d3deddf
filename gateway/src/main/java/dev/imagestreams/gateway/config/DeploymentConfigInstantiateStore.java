package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.client.ConfigService;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.InstantiateCommand;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentRequest;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code deploymentconfigs/instantiate}, which {@code oc rollout latest} asks for. */
@Singleton
class DeploymentConfigInstantiateStore implements Creatable<DeploymentRequest> {

    private static final String IMAGE_CHANGE = "ImageChange";

    private final ConfigService configs;

    DeploymentConfigInstantiateStore(@RestClient ConfigService configs) {
        this.configs = configs;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.DEPLOYMENT_CONFIG_INSTANTIATE;
    }

    @Override
    public Class<DeploymentRequest> type() {
        return DeploymentRequest.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public DeploymentConfig create(ObjectKey key, DeploymentRequest request, WriteOptions options) {
        ConfigObjects.requireName(ApiResources.DEPLOYMENT_CONFIGS, key);
        boolean withImages = request.getExcludeTriggers() == null
                || !request.getExcludeTriggers().contains(IMAGE_CHANGE);
        InstantiateCommand command = new InstantiateCommand(
                null, withImages && Boolean.TRUE.equals(request.getLatest()), Boolean.TRUE.equals(request.getForce()));
        ConfigObject config = configs.instantiate(
                ApiResources.DEPLOYMENT_CONFIGS.name(), key.namespace(), key.name(), options.dryRun(), command);
        return KubernetesJson.mapper().convertValue(config.content(), DeploymentConfig.class);
    }
}
