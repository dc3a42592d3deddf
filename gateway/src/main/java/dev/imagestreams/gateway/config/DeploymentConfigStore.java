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
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentConfigList;
import io.fabric8.openshift.api.model.DeploymentConfigListBuilder;
import io.fabric8.openshift.api.model.DeploymentTriggerImageChangeParams;
import io.fabric8.openshift.api.model.DeploymentTriggerPolicy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code deploymentconfigs}. */
@Singleton
class DeploymentConfigStore
        implements Readable<DeploymentConfig>,
                Watchable<DeploymentConfig>,
                Creatable<DeploymentConfig>,
                Updatable<DeploymentConfig>,
                Deletable<DeploymentConfig> {

    private final ConfigObjects<DeploymentConfig> objects;

    DeploymentConfigStore(@RestClient ConfigService configs, ConfigSources access) {
        objects = new ConfigObjects<>(resource(), type(), DeploymentConfigStore::sources, configs, access);
    }

    @Override
    public ApiResource resource() {
        return ApiResources.DEPLOYMENT_CONFIGS;
    }

    @Override
    public Class<DeploymentConfig> type() {
        return DeploymentConfig.class;
    }

    @Override
    public boolean keepsManagers() {
        return true;
    }

    @Override
    public DeploymentConfig get(ObjectKey key, Parameters query) {
        return objects.get(key);
    }

    @Override
    public DeploymentConfigList list(String namespace, ListRequest request) {
        ConfigObjects.Listed<DeploymentConfig> listed = objects.list(namespace, request);
        return new DeploymentConfigListBuilder()
                .withMetadata(listed.metadata())
                .withItems(
                        listed.items().stream().map(DeploymentConfigStore::item).toList())
                .build();
    }

    @Override
    public DeploymentConfig create(ObjectKey key, DeploymentConfig object, WriteOptions options) {
        return objects.create(key, object, options);
    }

    @Override
    public Written<DeploymentConfig> update(ObjectKey key, Change<DeploymentConfig> change, WriteOptions options) {
        return Written.updated(objects.update(key, change, options));
    }

    @Override
    public KubernetesResource delete(ObjectKey key, Deletion deletion) {
        return objects.delete(key, deletion);
    }

    /** The list names the kind once for all. */
    private static DeploymentConfig item(DeploymentConfig object) {
        object.setApiVersion(null);
        object.setKind(null);
        return object;
    }

    private static Map<String, ObjectReference> sources(DeploymentConfig object) {
        Map<String, ObjectReference> sources = new TreeMap<>();
        List<DeploymentTriggerPolicy> triggers =
                object.getSpec() == null ? null : object.getSpec().getTriggers();
        for (int i = 0; triggers != null && i < triggers.size(); i++) {
            DeploymentTriggerPolicy trigger = triggers.get(i);
            DeploymentTriggerImageChangeParams change = trigger == null ? null : trigger.getImageChangeParams();
            if (change != null && change.getFrom() != null) {
                sources.put("spec.triggers[" + i + "].imageChangeParams.from", change.getFrom());
            }
        }
        return sources;
    }
}
