package dev.imagestreams.gateway.config;

import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentConfigStatus;
import io.fabric8.openshift.api.model.DeploymentTriggerImageChangeParams;
import io.fabric8.openshift.api.model.DeploymentTriggerPolicy;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** {@code oc get deploymentconfigs}, as OpenShift prints them. */
@Singleton
class DeploymentConfigTable extends TableFormat<DeploymentConfig> {

    DeploymentConfigTable() {
        super(
                DeploymentConfig.class,
                Column.NAME,
                Column.text(
                        "Revision",
                        "LatestVersion is used to determine whether the current deployment associated with a deployment"
                                + " config is out of sync."),
                Column.text("Desired", "Replicas is the number of desired replicas."),
                Column.text(
                        "Current",
                        "UpdatedReplicas is the total number of non-terminated pods targeted by this deployment config that"
                                + " have the desired template spec."),
                Column.text(
                        "Triggered By",
                        "Triggers determine how updates to a DeploymentConfig result in new deployments. If no triggers are"
                                + " defined, a new deployment can only occur as a result of an explicit client update to the"
                                + " DeploymentConfig with a new LatestVersion. If null, defaults to having a config change"
                                + " trigger."));
    }

    @Override
    protected List<Object> cells(DeploymentConfig config, Instant now) {
        DeploymentConfigStatus status = Objects.requireNonNullElseGet(config.getStatus(), DeploymentConfigStatus::new);
        Integer replicas = config.getSpec() == null ? null : config.getSpec().getReplicas();
        return List.of(
                config.getMetadata().getName(),
                Objects.requireNonNullElse(status.getLatestVersion(), 0L).toString(),
                Objects.requireNonNullElse(replicas, 0).toString(),
                Objects.requireNonNullElse(status.getUpdatedReplicas(), 0).toString(),
                triggers(config));
    }

    /** {@code config,image(app:prod)}. */
    private static String triggers(DeploymentConfig config) {
        TreeSet<String> words = new TreeSet<>();
        List<DeploymentTriggerPolicy> triggers =
                config.getSpec() == null || config.getSpec().getTriggers() == null
                        ? List.of()
                        : config.getSpec().getTriggers();
        for (DeploymentTriggerPolicy trigger : triggers) {
            DeploymentTriggerImageChangeParams change = trigger.getImageChangeParams();
            if (change != null && change.getFrom() != null) {
                words.add("image(" + change.getFrom().getName() + ')');
            } else if ("ConfigChange".equals(trigger.getType())) {
                words.add("config");
            }
        }
        return String.join(",", words);
    }
}
