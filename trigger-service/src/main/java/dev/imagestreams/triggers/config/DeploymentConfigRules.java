package dev.imagestreams.triggers.config;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.triggers.kubernetes.OpenShiftReader;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.DeploymentCauseBuilder;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.fabric8.openshift.api.model.DeploymentConfigSpec;
import io.fabric8.openshift.api.model.DeploymentConfigStatus;
import io.fabric8.openshift.api.model.DeploymentDetails;
import io.fabric8.openshift.api.model.DeploymentTriggerImageChangeParams;
import io.fabric8.openshift.api.model.DeploymentTriggerPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * DeploymentConfigs. To fire is to set the images of the containers and to note them in the triggers; if there are others
 * to be noted than before, the next version is due, and the status says because of which tags.
 */
final class DeploymentConfigRules implements ConfigRules<DeploymentConfig> {

    private static final String IMAGE_CHANGE = "ImageChange";

    @Override
    public Class<DeploymentConfig> type() {
        return DeploymentConfig.class;
    }

    @Override
    public DeploymentConfig complete(DeploymentConfig written, @Nullable DeploymentConfig stored) {
        if (written.getSpec() == null) {
            written.setSpec(new DeploymentConfigSpec());
        }
        for (DeploymentTriggerPolicy trigger : triggers(written)) {
            DeploymentTriggerImageChangeParams change = trigger.getImageChangeParams();
            if (change != null && change.getFrom() != null) {
                complete(change.getFrom(), written.getMetadata().getNamespace());
            }
        }
        if (stored != null) {
            triggers(written).forEach(trigger -> keepNoted(trigger, stored));
        }
        written.setStatus(stored == null ? fresh() : stored.getStatus());
        return written;
    }

    /** Manifests do not say what was noted: a trigger that is written again has not forgotten it. */
    private static void keepNoted(DeploymentTriggerPolicy trigger, DeploymentConfig stored) {
        DeploymentTriggerImageChangeParams change = trigger.getImageChangeParams();
        if (change == null || !StreamTagReferences.isEmpty(change.getLastTriggeredImage())) {
            return;
        }
        triggers(stored).stream()
                .map(DeploymentTriggerPolicy::getImageChangeParams)
                .filter(old -> old != null
                        && Objects.equals(old.getFrom(), change.getFrom())
                        && Objects.equals(old.getContainerNames(), change.getContainerNames()))
                .findFirst()
                .ifPresent(old -> change.setLastTriggeredImage(old.getLastTriggeredImage()));
    }

    @Override
    public List<FieldError> validate(DeploymentConfig object) {
        List<FieldError> errors = new ArrayList<>();
        List<DeploymentTriggerPolicy> triggers = triggers(object);
        for (int i = 0; i < triggers.size(); i++) {
            String path = "spec.triggers[" + i + ']';
            DeploymentTriggerPolicy trigger = triggers.get(i);
            if (StreamTagReferences.isEmpty(trigger.getType())) {
                errors.add(FieldError.required(path + ".type", ""));
            }
            if (trigger.getImageChangeParams() != null) {
                validate(trigger.getImageChangeParams(), path + ".imageChangeParams", errors);
            } else if (IMAGE_CHANGE.equals(trigger.getType())) {
                errors.add(FieldError.required(path + ".imageChangeParams", ""));
            }
        }
        return errors;
    }

    @Override
    public Optional<Dependent> view(DeploymentConfig object) {
        return OpenShiftReader.deploymentConfig(object);
    }

    @Override
    public Fired<DeploymentConfig> fire(
            DeploymentConfig object, Decision decision, Resolution resolution, Instant now) {
        Map<String, Object> before = ConfigJson.write(object);
        Map<String, Object> after = JsonEdits.apply(before, ((Decision.Patch) decision).operations());
        DeploymentConfig changed = ConfigJson.read(after, type());
        changed.getMetadata()
                .setGeneration(
                        1 + Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L));
        if (triggers(changed).equals(triggers(object))) {
            // Somebody has written another image than the one that is noted; nothing has moved.
            return new Fired<>(changed, null);
        }
        DeploymentConfigStatus status = Objects.requireNonNullElseGet(changed.getStatus(), this::fresh);
        long version = 1 + Objects.requireNonNullElse(status.getLatestVersion(), 0L);
        status.setLatestVersion(version);
        status.setDetails(details(object, changed));
        changed.setStatus(status);
        return new Fired<>(changed, version);
    }

    private static void validate(DeploymentTriggerImageChangeParams change, String path, List<FieldError> errors) {
        if (change.getFrom() == null) {
            errors.add(FieldError.required(path + ".from", ""));
        } else {
            StreamTagReferences.validate(
                    change.getFrom(),
                    path + ".from",
                    "kind must be an ImageStreamTag",
                    "must be in the form of <name>:<tag>",
                    errors);
        }
        if (change.getContainerNames() == null || change.getContainerNames().isEmpty()) {
            errors.add(FieldError.required(path + ".containerNames", ""));
        }
    }

    private static void complete(ObjectReference from, String namespace) {
        if (StreamTagReferences.isEmpty(from.getKind())) {
            from.setKind(StreamTagReferences.KIND);
        }
        if (StreamTagReferences.isEmpty(from.getNamespace())) {
            from.setNamespace(namespace);
        }
    }

    /** The tags whose images are others than before. */
    private static DeploymentDetails details(DeploymentConfig before, DeploymentConfig after) {
        DeploymentDetails details = new DeploymentDetails();
        details.setMessage("image change");
        for (int i = 0; i < triggers(after).size(); i++) {
            DeploymentTriggerImageChangeParams old = triggers(before).get(i).getImageChangeParams();
            DeploymentTriggerImageChangeParams now = triggers(after).get(i).getImageChangeParams();
            if (now != null && !Objects.equals(now, old)) {
                details.getCauses()
                        .add(new DeploymentCauseBuilder()
                                .withType(IMAGE_CHANGE)
                                .withNewImageTrigger()
                                .withFrom(now.getFrom())
                                .endImageTrigger()
                                .build());
            }
        }
        return details;
    }

    private DeploymentConfigStatus fresh() {
        DeploymentConfigStatus status = new DeploymentConfigStatus();
        status.setLatestVersion(0L);
        status.setObservedGeneration(0L);
        status.setReplicas(0);
        status.setUpdatedReplicas(0);
        status.setAvailableReplicas(0);
        status.setUnavailableReplicas(0);
        return status;
    }

    private static List<DeploymentTriggerPolicy> triggers(DeploymentConfig object) {
        return object.getSpec() == null || object.getSpec().getTriggers() == null
                ? List.of()
                : object.getSpec().getTriggers();
    }
}
