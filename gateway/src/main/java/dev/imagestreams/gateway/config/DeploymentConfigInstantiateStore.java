package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.client.ConfigService;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentRequest;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

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
    public KubernetesResource create(ObjectKey key, DeploymentRequest request, WriteOptions options) {
        ConfigStore.requireName(ApiResources.DEPLOYMENT_CONFIGS, key);
        if (request.getName() == null || request.getName().isEmpty()) {
            throw invalid("", List.of(FieldError.invalid("name", "", "name of the deployment config is missing")));
        }
        boolean withImages = request.getExcludeTriggers() == null
                || !request.getExcludeTriggers().contains(IMAGE_CHANGE);
        InstantiateCommand command = new InstantiateCommand(
                null, withImages && Boolean.TRUE.equals(request.getLatest()), Boolean.TRUE.equals(request.getForce()));
        ConfigObject config = instantiate(key, command, options);
        return config == null
                ? nothingToDo(key.name())
                : KubernetesJson.mapper().convertValue(config.content(), DeploymentConfig.class);
    }

    private @Nullable ConfigObject instantiate(ObjectKey key, InstantiateCommand command, WriteOptions options) {
        try {
            return configs.instantiate(
                    ApiResources.DEPLOYMENT_CONFIGS.name(), key.namespace(), key.name(), options.dryRun(), command);
        } catch (ImageStreamException e) {
            throw e.code() == ErrorCode.INVALID ? invalid(key.name(), e.causes()) : e;
        }
    }

    /** What is invalid is the request, not the config. */
    private static StatusException invalid(String name, List<FieldError> causes) {
        return new StatusException(Statuses.invalid(ApiResources.DEPLOYMENT_CONFIG_INSTANTIATE, name, causes));
    }

    /** As OpenShift answers: created with a status of 204, which its clients take for an error. */
    private static Status nothingToDo(String name) {
        return new StatusBuilder()
                .withMetadata(new ListMeta())
                .withMessage("deployment config \"" + name + "\" cannot be instantiated")
                .withCode(204)
                .build();
    }
}
