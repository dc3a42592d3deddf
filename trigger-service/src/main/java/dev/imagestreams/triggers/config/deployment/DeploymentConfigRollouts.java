package dev.imagestreams.triggers.config.deployment;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.config.rules.ConfigJson;
import dev.imagestreams.triggers.config.rules.ConfigRules.Fired;
import dev.imagestreams.triggers.config.rules.JsonEdits;
import dev.imagestreams.triggers.kubernetes.OpenShiftReader;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.openshift.api.model.DeploymentCause;
import io.fabric8.openshift.api.model.DeploymentCauseBuilder;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentConfigStatus;
import io.fabric8.openshift.api.model.DeploymentDetails;
import io.fabric8.openshift.api.model.DeploymentTriggerImageChangeParams;
import io.fabric8.openshift.api.model.DeploymentTriggerPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The next version of a DeploymentConfig: because its images moved, or because somebody wants it. To fire is to set the
 * images of the containers and to note them in the triggers; if there are others to be noted than before, the next version
 * is due, and the status says because of which tags.
 */
final class DeploymentConfigRollouts {

    private static final String IMAGE_CHANGE_MESSAGE = "image change";
    private static final String CONFIG_CHANGE_MESSAGE = "config change";
    private static final String MANUAL_CHANGE = "manual change";
    private static final List<DeploymentCause> CONFIG_CHANGE = List.of(new DeploymentCauseBuilder()
            .withType(DeploymentConfigTriggers.CONFIG_CHANGE)
            .build());
    private static final List<DeploymentCause> MANUAL =
            List.of(new DeploymentCauseBuilder().withType("Manual").build());

    private DeploymentConfigRollouts() {}

    /** Without a number if there is nothing to do. */
    static Fired<DeploymentConfig> instantiate(
            DeploymentConfig object, InstantiateCommand command, Resolution resolution) {
        requireUnpaused(object);
        DeploymentConfig changed = command.latest() ? withImagesOfNow(object, command.forced(), resolution) : object;
        if (!DeploymentConfigTriggers.hasAllImages(changed)) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST,
                    "cannot trigger a deployment for \"" + object.getMetadata().getName()
                            + "\" because it contains unresolved images");
        }
        return command.forced() ? next(changed, MANUAL_CHANGE, MANUAL) : moved(object, changed);
    }

    static Fired<DeploymentConfig> fire(DeploymentConfig object, Decision decision) {
        return moved(object, decided(object, decision));
    }

    private static void requireUnpaused(DeploymentConfig object) {
        if (object.getSpec() != null && Boolean.TRUE.equals(object.getSpec().getPaused())) {
            throw ImageStreamException.invalid(List.of(FieldError.invalid(
                    "spec.paused",
                    true,
                    "deployment config \"" + object.getMetadata().getName()
                            + "\" is paused - unpause to request a new deployment")));
        }
    }

    /** @param all also from tags that are not followed automatically */
    private static DeploymentConfig withImagesOfNow(DeploymentConfig object, boolean all, Resolution resolution) {
        return OpenShiftReader.deploymentConfig(all ? allAutomatic(object) : object)
                .map(view -> decided(object, view.decide(resolution)))
                .orElse(object);
    }

    private static DeploymentConfig decided(DeploymentConfig object, Decision decision) {
        if (!(decision instanceof Decision.Patch patch)) {
            return object;
        }
        DeploymentConfig changed =
                ConfigJson.read(JsonEdits.apply(ConfigJson.write(object), patch.operations()), DeploymentConfig.class);
        changed.getMetadata()
                .setGeneration(
                        1 + Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L));
        return changed;
    }

    private static Fired<DeploymentConfig> moved(DeploymentConfig before, DeploymentConfig after) {
        // Else somebody has written another image than the one that is noted; nothing has moved.
        boolean hasMoved = !DeploymentConfigTriggers.of(after).equals(DeploymentConfigTriggers.of(before));
        return hasMoved ? next(after, IMAGE_CHANGE_MESSAGE, causes(before, after)) : Fired.noted(after);
    }

    /** The first time when all images are known; later when the pods are to be others than those that were deployed. */
    static Optional<Fired<DeploymentConfig>> changed(DeploymentConfig object) {
        if (!DeploymentConfigTriggers.followsItself(object)) {
            return Optional.empty();
        }
        boolean due = DeploymentConfigTriggers.wasDeployed(object)
                ? DeployedTemplate.isOther(object)
                : DeploymentConfigTriggers.hasAllImages(object);
        return due ? Optional.of(next(object, CONFIG_CHANGE_MESSAGE, CONFIG_CHANGE)) : Optional.empty();
    }

    /** As if every tag were followed: so the same rules say what is new. */
    private static DeploymentConfig allAutomatic(DeploymentConfig object) {
        DeploymentConfig copy = ConfigJson.read(ConfigJson.write(object), DeploymentConfig.class);
        DeploymentConfigTriggers.imageChanges(copy).forEach(change -> change.setAutomatic(true));
        return copy;
    }

    private static Fired<DeploymentConfig> next(DeploymentConfig object, String message, List<DeploymentCause> causes) {
        DeploymentConfigStatus status =
                Objects.requireNonNullElseGet(object.getStatus(), DeploymentConfigDefaults::freshStatus);
        long version = 1 + Objects.requireNonNullElse(status.getLatestVersion(), 0L);
        DeploymentDetails details = new DeploymentDetails();
        details.setMessage(message);
        details.setCauses(causes);
        status.setLatestVersion(version);
        status.setDetails(details);
        object.setStatus(status);
        DeployedTemplate.note(object);
        return new Fired<>(object, version, message);
    }

    /** The tags whose images are others than before. */
    private static List<DeploymentCause> causes(DeploymentConfig before, DeploymentConfig after) {
        List<DeploymentTriggerPolicy> old = DeploymentConfigTriggers.of(before);
        List<DeploymentTriggerPolicy> now = DeploymentConfigTriggers.of(after);
        List<DeploymentCause> causes = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            DeploymentTriggerImageChangeParams change = now.get(i).getImageChangeParams();
            if (change != null && !change.equals(old.get(i).getImageChangeParams())) {
                causes.add(new DeploymentCauseBuilder()
                        .withType(DeploymentConfigTriggers.IMAGE_CHANGE)
                        .withNewImageTrigger()
                        .withFrom(change.getFrom())
                        .endImageTrigger()
                        .build());
            }
        }
        return causes;
    }
}
