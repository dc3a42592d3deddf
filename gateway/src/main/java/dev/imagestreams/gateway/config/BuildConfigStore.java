package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.Watchable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.client.ConfigService;
import io.fabric8.kubernetes.api.model.KubernetesResource;
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
class BuildConfigStore
        implements Readable<BuildConfig>,
                Watchable<BuildConfig>,
                Creatable<BuildConfig>,
                Updatable<BuildConfig>,
                Deletable<BuildConfig> {

    private final ConfigObjects<BuildConfig> objects;

    BuildConfigStore(@RestClient ConfigService configs, ConfigSources access) {
        objects = new ConfigObjects<>(resource(), type(), BuildConfigStore::sources, configs, access);
    }

    @Override
    public ApiResource resource() {
        return ApiResources.BUILD_CONFIGS;
    }

    @Override
    public Class<BuildConfig> type() {
        return BuildConfig.class;
    }

    @Override
    public boolean keepsManagers() {
        return true;
    }

    @Override
    public BuildConfig get(ObjectKey key, Parameters query) {
        return objects.get(key);
    }

    @Override
    public BuildConfigList list(String namespace, ListRequest request) {
        ConfigObjects.Listed<BuildConfig> listed = objects.list(namespace, request);
        return new BuildConfigListBuilder()
                .withMetadata(listed.metadata())
                .withItems(listed.items().stream().map(BuildConfigStore::item).toList())
                .build();
    }

    @Override
    public BuildConfig create(ObjectKey key, BuildConfig object, WriteOptions options) {
        return objects.create(key, object, options);
    }

    @Override
    public Written<BuildConfig> update(ObjectKey key, Change<BuildConfig> change, WriteOptions options) {
        return Written.updated(objects.update(key, change, options));
    }

    @Override
    public KubernetesResource delete(ObjectKey key, Deletion deletion) {
        return objects.delete(key, deletion);
    }

    /** The list names the kind once for all. */
    private static BuildConfig item(BuildConfig object) {
        object.setApiVersion(null);
        object.setKind(null);
        return object;
    }

    private static Map<String, ObjectReference> sources(BuildConfig object) {
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
