package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.openshift.api.model.DeploymentConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code deploymentconfigs/scale}, which {@code oc scale} and autoscalers write: how many pods are wanted. */
@Singleton
class DeploymentConfigScaleStore implements Readable<Scale>, Updatable<Scale> {

    private final DeploymentConfigStore configs;

    DeploymentConfigScaleStore(DeploymentConfigStore configs) {
        this.configs = configs;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.DEPLOYMENT_CONFIG_SCALE;
    }

    @Override
    public Class<Scale> type() {
        return Scale.class;
    }

    @Override
    public Scale get(ObjectKey key, Parameters query) {
        return scale(configs.get(key, query));
    }

    @Override
    public Written<Scale> update(ObjectKey key, Change<Scale> change, WriteOptions options) {
        Written<DeploymentConfig> written =
                configs.update(key, present -> scaled(present, change.applyTo(scale(present))), options);
        return Written.updated(scale(written.object()));
    }

    private static DeploymentConfig scaled(DeploymentConfig config, Scale wanted) {
        int replicas = wanted.getSpec() == null
                ? 0
                : Objects.requireNonNullElse(wanted.getSpec().getReplicas(), 0);
        if (replicas < 0) {
            throw ImageStreamException.invalid(List.of(new FieldError(
                    FieldError.Type.INVALID, "spec.replicas", replicas + ": must be greater than or equal to 0")));
        }
        // Who names a version has looked, and is refused when somebody else has written since.
        ObjectMeta metadata = Objects.requireNonNullElseGet(wanted.getMetadata(), ObjectMeta::new);
        if (metadata.getResourceVersion() != null) {
            config.getMetadata().setResourceVersion(metadata.getResourceVersion());
        }
        config.getSpec().setReplicas(replicas);
        return config;
    }

    private static Scale scale(DeploymentConfig config) {
        ObjectMeta metadata = config.getMetadata();
        return new ScaleBuilder()
                .withNewMetadata()
                .withName(metadata.getName())
                .withNamespace(metadata.getNamespace())
                .withUid(metadata.getUid())
                .withResourceVersion(metadata.getResourceVersion())
                .withCreationTimestamp(metadata.getCreationTimestamp())
                .endMetadata()
                .withNewSpec()
                .withReplicas(Objects.requireNonNullElse(config.getSpec().getReplicas(), 0))
                .endSpec()
                .withNewStatus()
                .withReplicas(replicas(config))
                .withSelector(selector(config))
                .endStatus()
                .build();
    }

    private static int replicas(DeploymentConfig config) {
        return config.getStatus() == null
                ? 0
                : Objects.requireNonNullElse(config.getStatus().getReplicas(), 0);
    }

    private static String selector(DeploymentConfig config) {
        Map<String, String> labels = Objects.requireNonNullElse(config.getSpec().getSelector(), Map.of());
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + '=' + label.getValue())
                        .collect(Collectors.joining(","));
    }
}
