package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Listed;
import dev.imagestreams.gateway.client.ConfigService;
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
class DeploymentConfigStore extends ConfigStore<DeploymentConfig> {

    DeploymentConfigStore(@RestClient ConfigService configs, ConfigSources access) {
        super(ApiResources.DEPLOYMENT_CONFIGS, DeploymentConfig.class, configs, access);
    }

    @Override
    DeploymentConfigList list(Listed<DeploymentConfig> listed) {
        return new DeploymentConfigListBuilder()
                .withMetadata(listed.metadata())
                .withItems(listed.items())
                .build();
    }

    @Override
    Map<String, ObjectReference> sources(DeploymentConfig object) {
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
