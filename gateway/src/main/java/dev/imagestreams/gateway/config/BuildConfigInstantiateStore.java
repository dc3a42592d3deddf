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
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.Build;
import io.fabric8.openshift.api.model.BuildBuilder;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildRequest;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * {@code buildconfigs/instantiate}, which {@code oc start-build} asks for. The answer is the build that is due: build systems
 * are told of it, and it is kept nowhere.
 */
@Singleton
class BuildConfigInstantiateStore implements Creatable<BuildRequest> {

    private static final String CONFIG = "openshift.io/build-config.name";
    private static final String NUMBER = "openshift.io/build.number";

    private final ConfigService configs;

    BuildConfigInstantiateStore(@RestClient ConfigService configs) {
        this.configs = configs;
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
        ConfigObjects.requireName(ApiResources.BUILD_CONFIGS, key);
        ObjectReference image = request.getTriggeredByImage();
        InstantiateCommand command = new InstantiateCommand(image == null ? null : image.getName(), true, true);
        ConfigObject config =
                Objects.requireNonNull(instantiate(key, command, options), "a build that is wanted is always due");
        return build(KubernetesJson.mapper().convertValue(config.content(), BuildConfig.class), request);
    }

    private @Nullable ConfigObject instantiate(ObjectKey key, InstantiateCommand command, WriteOptions options) {
        try {
            return configs.instantiate(
                    ApiResources.BUILD_CONFIGS.name(), key.namespace(), key.name(), options.dryRun(), command);
        } catch (ImageStreamException e) {
            // Clients look for what it says of the image; it is no question of versions.
            throw e.code() == ErrorCode.CONFLICT
                    ? new StatusException(Statuses.conflict(
                            ApiResources.BUILD_GROUP,
                            ApiResources.BUILD_CONFIGS.name(),
                            key.name(),
                            String.valueOf(e.getMessage())))
                    : e;
        }
    }

    private static Build build(BuildConfig config, BuildRequest request) {
        String name = config.getMetadata().getName();
        String number = config.getStatus().getLastVersion().toString();
        return new BuildBuilder()
                .withNewMetadata()
                .withName(name + '-' + number)
                .withNamespace(config.getMetadata().getNamespace())
                .addToLabels(CONFIG, name)
                .addToLabels("buildconfig", name)
                .addToAnnotations(CONFIG, name)
                .addToAnnotations(NUMBER, number)
                .endMetadata()
                .withNewSpec()
                .withSource(config.getSpec().getSource())
                .withStrategy(config.getSpec().getStrategy())
                .withOutput(config.getSpec().getOutput())
                .withTriggeredBy(request.getTriggeredBy())
                .endSpec()
                .withNewStatus()
                .withPhase("New")
                .withNewConfig()
                .withKind("BuildConfig")
                .withName(name)
                .withNamespace(config.getMetadata().getNamespace())
                .endConfig()
                .endStatus()
                .build();
    }
}
