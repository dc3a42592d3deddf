package dev.imagestreams.gateway.config;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.client.ConfigService;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.openshift.api.model.Build;
import io.fabric8.openshift.api.model.BuildBuilder;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Builds that somebody asks for: build systems are told of each, and it is answered and kept nowhere. */
@Singleton
public class DueBuild {

    private static final String CONFIG = "openshift.io/build-config.name";
    private static final String NUMBER = "openshift.io/build.number";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ConfigService configs;

    DueBuild(@RestClient ConfigService configs) {
        this.configs = configs;
    }

    /** @param message why it is asked for; null if the request says it by itself */
    public Build instantiate(
            String namespace, String name, BuildRequest request, @Nullable String message, boolean dryRun) {
        String image = request.getTriggeredByImage() == null
                ? null
                : request.getTriggeredByImage().getName();
        InstantiateCommand command =
                new InstantiateCommand(image, true, true, message, request.getLastVersion(), particulars(request));
        ConfigObject config = Objects.requireNonNull(
                instantiate(namespace, name, command, dryRun), "a build that is wanted is always due");
        return build(KubernetesJson.mapper().convertValue(config.content(), BuildConfig.class), request);
    }

    private @Nullable ConfigObject instantiate(
            String namespace, String name, InstantiateCommand command, boolean dryRun) {
        try {
            return configs.instantiate(ApiResources.BUILD_CONFIGS.name(), namespace, name, dryRun, command);
        } catch (ImageStreamException e) {
            // Clients look for what it says of the image; it is no question of versions.
            throw e.code() == ErrorCode.CONFLICT
                    ? new StatusException(Statuses.conflict(
                            ApiResources.BUILD_GROUP,
                            ApiResources.BUILD_CONFIGS.name(),
                            name,
                            String.valueOf(e.getMessage())))
                    : e;
        }
    }

    /** What of a request is for this build alone. */
    private static Map<String, Object> particulars(BuildRequest request) {
        Map<String, Object> said = new TreeMap<>();
        if (request.getRevision() != null) {
            said.put("revision", KubernetesJson.mapper().convertValue(request.getRevision(), OBJECT));
        }
        if (request.getEnv() != null && !request.getEnv().isEmpty()) {
            said.put(
                    "env",
                    request.getEnv().stream()
                            .map(one -> KubernetesJson.mapper().convertValue(one, OBJECT))
                            .toList());
        }
        return said;
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
                .withRevision(request.getRevision())
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
