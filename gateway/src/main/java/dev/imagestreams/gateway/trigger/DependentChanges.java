package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.client.ConfigService;
import dev.imagestreams.gateway.client.TriggerService;
import dev.imagestreams.gateway.watch.ChangeSource;
import dev.imagestreams.gateway.watch.ObjectChange;
import dev.imagestreams.gateway.watch.ObjectRef;
import dev.imagestreams.model.api.ConfigChange;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.DependentChange;
import dev.imagestreams.model.api.DependentChangePage;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerChange;
import dev.imagestreams.model.api.TriggerList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.DeploymentConfig;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * trigger-service's total order of all changes of what depends on tags. How deliveries of a trigger fare is none of them: every
 * delivery would be an event.
 */
@Singleton
class DependentChanges implements ChangeSource {

    /** Also how long a stop may take. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    private static final int BATCH = 200;

    private static final Map<String, Class<? extends HasMetadata>> CONFIGS = Map.of(
            ApiResources.BUILD_CONFIGS.name(), BuildConfig.class,
            ApiResources.DEPLOYMENT_CONFIGS.name(), DeploymentConfig.class);

    private final TriggerService triggers;
    private final ConfigService configs;

    DependentChanges(@RestClient TriggerService triggers, @RestClient ConfigService configs) {
        this.triggers = triggers;
        this.configs = configs;
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(ApiResources.IMAGE_TRIGGERS, ApiResources.BUILD_CONFIGS, ApiResources.DEPLOYMENT_CONFIGS);
    }

    @Override
    @ActivateRequestContext
    public Beginning begin() {
        TriggerList all = triggers.snapshot(null);
        Map<ObjectRef, Map<String, String>> labels = new HashMap<>();
        for (Trigger trigger : all.items()) {
            note(ApiResources.IMAGE_TRIGGERS.name(), TriggerConverter.toApi(trigger), labels);
        }
        CONFIGS.forEach((kind, type) ->
                configs.list(kind, null).items().forEach(config -> note(kind, read(config, type), labels)));
        // Configs are read after triggers: nothing that is known by now is newer than this.
        return new Beginning(all.resourceVersion(), newest(), names(), labels);
    }

    @Override
    @ActivateRequestContext
    public Batch after(long version) {
        DependentChangePage page = triggers.changes(version, BATCH, WAIT);
        return new Batch(page.changes().stream().map(DependentChanges::told).toList(), page.resourceVersion());
    }

    @Override
    public long newest() {
        return triggers.changes(null, 1, Duration.ZERO).resourceVersion();
    }

    private Set<String> names() {
        return resources().stream().map(ApiResource::name).collect(Collectors.toSet());
    }

    private static void note(String resource, HasMetadata object, Map<ObjectRef, Map<String, String>> labels) {
        Map<String, String> known = object.getMetadata().getLabels();
        if (known != null && !known.isEmpty()) {
            labels.put(
                    new ObjectRef(
                            resource,
                            object.getMetadata().getNamespace(),
                            object.getMetadata().getName()),
                    known);
        }
    }

    private static ObjectChange told(DependentChange change) {
        if (change instanceof ConfigChange config) {
            ApiResource resource = config.kind().equals(ApiResources.BUILD_CONFIGS.name())
                    ? ApiResources.BUILD_CONFIGS
                    : ApiResources.DEPLOYMENT_CONFIGS;
            return new ObjectChange(
                    change.resourceVersion(),
                    change.type(),
                    resource,
                    read(config.config(), CONFIGS.get(resource.name())));
        }
        return new ObjectChange(
                change.resourceVersion(),
                change.type(),
                ApiResources.IMAGE_TRIGGERS,
                TriggerConverter.toApi(((TriggerChange) change).trigger()));
    }

    private static HasMetadata read(ConfigObject config, Class<? extends HasMetadata> type) {
        return KubernetesJson.mapper().convertValue(config.content(), type);
    }
}
