package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.config.ConfigRules.Fired;
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
import java.util.Map;
import java.util.Objects;

/**
 * The next version of a DeploymentConfig: because its images moved, or because somebody wants it. To fire is to set the
 * images of the containers and to note them in the triggers; if there are others to be noted than before, the next version
 * is due, and the status says because of which tags.
 */
final class DeploymentConfigRollouts {

    private static final String IMAGE_CHANGE_MESSAGE = "image change";
    private static final String MANUAL_CHANGE = "manual change";
    private static final List<DeploymentCause> MANUAL =
            List.of(new DeploymentCauseBuilder().withType("Manual").build());

    private DeploymentConfigRollouts() {}

    static Fired<DeploymentConfig> instantiate(
            DeploymentConfig object, InstantiateCommand command, Resolution resolution) {
        String name = object.getMetadata().getName();
        if (object.getSpec() != null && Boolean.TRUE.equals(object.getSpec().getPaused())) {
            throw ImageStreamException.invalid(List.of(FieldError.invalid(
                    "spec.paused",
                    true,
                    "deployment config \"" + name + "\" is paused - unpause to request a new deployment")));
        }
        Decision decision = command.latest()
                ? OpenShiftReader.deploymentConfig(command.forced() ? allAutomatic(object) : object)
                        .map(view -> view.decide(resolution))
                        .orElse(new Decision.Settled())
                : new Decision.Settled();
        Fired<DeploymentConfig> fired =
                decision instanceof Decision.Patch ? fire(object, decision) : new Fired<>(object, null);
        if (DeploymentConfigTriggers.imageChanges(fired.object())
                .anyMatch(change -> StreamTagReferences.isEmpty(change.getLastTriggeredImage()))) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST,
                    "cannot trigger a deployment for \"" + name + "\" because it contains unresolved images");
        }
        if (fired.number() == null && !command.forced()) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST, "deployment config \"" + name + "\" cannot be instantiated");
        }
        return fired.number() == null ? next(fired.object(), MANUAL_CHANGE, MANUAL) : fired;
    }

    static Fired<DeploymentConfig> fire(DeploymentConfig object, Decision decision) {
        Map<String, Object> before = ConfigJson.write(object);
        Map<String, Object> after = JsonEdits.apply(before, ((Decision.Patch) decision).operations());
        DeploymentConfig changed = ConfigJson.read(after, DeploymentConfig.class);
        changed.getMetadata()
                .setGeneration(
                        1 + Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L));
        if (DeploymentConfigTriggers.of(changed).equals(DeploymentConfigTriggers.of(object))) {
            // Somebody has written another image than the one that is noted; nothing has moved.
            return new Fired<>(changed, null);
        }
        return next(changed, IMAGE_CHANGE_MESSAGE, causes(object, changed));
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
        return new Fired<>(object, version);
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
