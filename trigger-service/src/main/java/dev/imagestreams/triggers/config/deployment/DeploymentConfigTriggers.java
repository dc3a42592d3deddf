package dev.imagestreams.triggers.config.deployment;

import dev.imagestreams.triggers.config.rules.StreamTagReferences;
import dev.imagestreams.triggers.pointer.TagKey;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentTriggerImageChangeParams;
import io.fabric8.openshift.api.model.DeploymentTriggerPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The triggers of a DeploymentConfig, whatever of it is missing. */
final class DeploymentConfigTriggers {

    static final String IMAGE_CHANGE = "ImageChange";
    static final String CONFIG_CHANGE = "ConfigChange";

    private DeploymentConfigTriggers() {}

    static List<DeploymentTriggerPolicy> of(DeploymentConfig object) {
        return object.getSpec() == null || object.getSpec().getTriggers() == null
                ? List.of()
                : object.getSpec().getTriggers();
    }

    /** What follows images, automatically or not. */
    static Stream<DeploymentTriggerImageChangeParams> imageChanges(DeploymentConfig object) {
        return of(object).stream()
                .filter(trigger -> trigger != null && IMAGE_CHANGE.equals(trigger.getType()))
                .map(DeploymentTriggerPolicy::getImageChangeParams)
                .filter(Objects::nonNull);
    }

    /** Whether it is deployed anew when its pods are to be others. */
    static boolean followsItself(DeploymentConfig object) {
        return object.getSpec() != null
                && !Boolean.TRUE.equals(object.getSpec().getPaused())
                && of(object).stream().anyMatch(one -> one != null && CONFIG_CHANGE.equals(one.getType()));
    }

    static boolean wasDeployed(DeploymentConfig object) {
        return object.getStatus() != null
                && Objects.requireNonNullElse(object.getStatus().getLatestVersion(), 0L) > 0;
    }

    static boolean hasAllImages(DeploymentConfig object) {
        return imageChanges(object).noneMatch(change -> StreamTagReferences.isEmpty(change.getLastTriggeredImage()));
    }

    static Set<TagKey> tags(DeploymentConfig object) {
        String namespace = object.getMetadata().getNamespace();
        return imageChanges(object)
                .flatMap(change -> StreamTagReferences.tag(change.getFrom(), namespace).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
