package dev.imagestreams.triggers.config.deployment;

import dev.imagestreams.triggers.config.rules.StreamTagReferences;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentConfigSpec;
import io.fabric8.openshift.api.model.DeploymentConfigStatus;
import io.fabric8.openshift.api.model.DeploymentTriggerImageChangeParams;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a DeploymentConfig says that its writer left out: OpenShift's defaults, what was noted before, and the status. */
final class DeploymentConfigDefaults {

    private DeploymentConfigDefaults() {}

    static void complete(DeploymentConfig written, @Nullable DeploymentConfig stored) {
        if (written.getSpec() == null) {
            written.setSpec(new DeploymentConfigSpec());
        }
        String namespace = written.getMetadata().getNamespace();
        DeploymentConfigTriggers.imageChanges(written)
                .map(DeploymentTriggerImageChangeParams::getFrom)
                .filter(Objects::nonNull)
                .forEach(from -> complete(from, namespace));
        if (stored != null) {
            DeploymentConfigTriggers.imageChanges(written).forEach(change -> keepNoted(change, stored));
        }
        written.setStatus(stored == null ? freshStatus() : stored.getStatus());
        if (stored != null && DeploymentConfigTriggers.wasDeployed(stored) && !DeployedTemplate.isNoted(stored)) {
            // Deployed before anybody noted what: the pods as they are stored.
            DeployedTemplate.note(written, stored);
        }
    }

    static DeploymentConfigStatus freshStatus() {
        DeploymentConfigStatus status = new DeploymentConfigStatus();
        status.setLatestVersion(0L);
        status.setObservedGeneration(0L);
        status.setReplicas(0);
        status.setUpdatedReplicas(0);
        status.setAvailableReplicas(0);
        status.setUnavailableReplicas(0);
        return status;
    }

    private static void complete(ObjectReference from, String namespace) {
        if (StreamTagReferences.isEmpty(from.getKind())) {
            from.setKind(StreamTagReferences.KIND);
        }
        if (StreamTagReferences.isEmpty(from.getNamespace())) {
            from.setNamespace(namespace);
        }
    }

    /** Manifests do not say what was noted: a trigger that is written again has not forgotten it. */
    private static void keepNoted(DeploymentTriggerImageChangeParams change, DeploymentConfig stored) {
        if (!StreamTagReferences.isEmpty(change.getLastTriggeredImage())) {
            return;
        }
        DeploymentConfigTriggers.imageChanges(stored)
                .filter(old -> Objects.equals(old.getFrom(), change.getFrom())
                        && Objects.equals(old.getContainerNames(), change.getContainerNames()))
                .findFirst()
                .ifPresent(old -> change.setLastTriggeredImage(old.getLastTriggeredImage()));
    }
}
