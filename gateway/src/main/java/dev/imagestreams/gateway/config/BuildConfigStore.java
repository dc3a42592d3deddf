package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Listed;
import dev.imagestreams.gateway.client.ConfigService;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildConfigList;
import io.fabric8.openshift.api.model.BuildConfigListBuilder;
import io.fabric8.openshift.api.model.BuildStrategy;
import io.fabric8.openshift.api.model.BuildTriggerPolicy;
import io.fabric8.openshift.api.model.CustomBuildStrategy;
import io.fabric8.openshift.api.model.DockerBuildStrategy;
import io.fabric8.openshift.api.model.ImageChangeTrigger;
import io.fabric8.openshift.api.model.SourceBuildStrategy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** {@code buildconfigs}. */
@Singleton
class BuildConfigStore extends ConfigStore<BuildConfig> {

    BuildConfigStore(@RestClient ConfigService configs, ConfigSources access) {
        super(ApiResources.BUILD_CONFIGS, BuildConfig.class, configs, access);
    }

    @Override
    BuildConfigList list(Listed<BuildConfig> listed) {
        return new BuildConfigListBuilder()
                .withMetadata(listed.metadata())
                .withItems(listed.items())
                .build();
    }

    @Override
    Map<String, ObjectReference> sources(BuildConfig object) {
        Map<String, ObjectReference> sources = new TreeMap<>();
        if (object.getSpec() == null) {
            return sources;
        }
        List<BuildTriggerPolicy> triggers = object.getSpec().getTriggers();
        for (int i = 0; triggers != null && i < triggers.size(); i++) {
            BuildTriggerPolicy trigger = triggers.get(i);
            ImageChangeTrigger change = trigger == null ? null : trigger.getImageChange();
            if (change != null && change.getFrom() != null) {
                sources.put("spec.triggers[" + i + "].imageChange.from", change.getFrom());
            }
        }
        builder(object.getSpec().getStrategy()).ifPresent(from -> sources.put("spec.strategy.from", from));
        return sources;
    }

    /** The image the build runs in: triggers without a source follow it. */
    private static Optional<ObjectReference> builder(@Nullable BuildStrategy strategy) {
        return strategy == null
                ? Optional.empty()
                : Stream.of(
                                Optional.ofNullable(strategy.getSourceStrategy())
                                        .map(SourceBuildStrategy::getFrom),
                                Optional.ofNullable(strategy.getDockerStrategy())
                                        .map(DockerBuildStrategy::getFrom),
                                Optional.ofNullable(strategy.getCustomStrategy())
                                        .map(CustomBuildStrategy::getFrom))
                        .flatMap(Optional::stream)
                        .filter(from -> "ImageStreamTag".equals(from.getKind()))
                        .findFirst();
    }
}
