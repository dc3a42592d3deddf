package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.kubernetes.OpenShiftReader;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.DeploymentCause;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * DeploymentConfigs. To fire is to set the images of the containers and to note them in the triggers; if there are others
 * to be noted than before, the next version is due, and the status says because of which tags.
 */
final class DeploymentConfigRules implements ConfigRules<DeploymentConfig> {

    private static final String IMAGE_CHANGE = "ImageChange";
    private static final String IMAGE_CHANGE_MESSAGE = "image change";
    private static final String MANUAL_CHANGE = "manual change";
    private static final List<DeploymentCause> MANUAL =
            List.of(new DeploymentCauseBuilder().withType("Manual").build());

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
            DeploymentTriggerImageChangeParams change = trigger == null ? null : trigger.getImageChangeParams();
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
    private static void keepNoted(@Nullable DeploymentTriggerPolicy trigger, DeploymentConfig stored) {
        DeploymentTriggerImageChangeParams change = trigger == null ? null : trigger.getImageChangeParams();
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
            if (trigger == null) {
                errors.add(FieldError.required(path, ""));
                continue;
            }
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
    public Set<TagKey> tags(DeploymentConfig object) {
        return triggers(object).stream()
                .map(DeploymentTriggerPolicy::getImageChangeParams)
                .filter(Objects::nonNull)
                .flatMap(change ->
                        StreamTagReferences.tag(
                                change.getFrom(), object.getMetadata().getNamespace())
                                .stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Fired<DeploymentConfig> instantiate(
            DeploymentConfig object, InstantiateCommand command, Resolution resolution, Instant now) {
        String name = object.getMetadata().getName();
        if (object.getSpec() != null && Boolean.TRUE.equals(object.getSpec().getPaused())) {
            throw ImageStreamException.invalid(List.of(FieldError.invalid(
                    "spec.paused",
                    true,
                    "deployment config \"" + name + "\" is paused - unpause to request a new deployment")));
        }
        Decision decision = command.latest()
                ? view(command.forced() ? allAutomatic(object) : object)
                        .map(view -> view.decide(resolution))
                        .orElse(new Decision.Settled())
                : new Decision.Settled();
        Fired<DeploymentConfig> fired = decision instanceof Decision.Patch
                ? fire(object, decision, resolution, now)
                : new Fired<>(object, null);
        boolean unresolved = triggers(fired.object()).stream()
                .map(DeploymentTriggerPolicy::getImageChangeParams)
                .anyMatch(change -> change != null && StreamTagReferences.isEmpty(change.getLastTriggeredImage()));
        if (unresolved) {
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

    /** As if every tag were followed: so the same rules say what is new. */
    private DeploymentConfig allAutomatic(DeploymentConfig object) {
        DeploymentConfig copy = ConfigJson.read(ConfigJson.write(object), type());
        triggers(copy).forEach(trigger -> {
            if (trigger.getImageChangeParams() != null) {
                trigger.getImageChangeParams().setAutomatic(true);
            }
        });
        return copy;
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
        return next(changed, IMAGE_CHANGE_MESSAGE, causes(object, changed));
    }

    private static Fired<DeploymentConfig> next(DeploymentConfig object, String message, List<DeploymentCause> causes) {
        DeploymentConfigStatus status = Objects.requireNonNullElseGet(object.getStatus(), DeploymentConfigRules::fresh);
        long version = 1 + Objects.requireNonNullElse(status.getLatestVersion(), 0L);
        DeploymentDetails details = new DeploymentDetails();
        details.setMessage(message);
        details.setCauses(causes);
        status.setLatestVersion(version);
        status.setDetails(details);
        object.setStatus(status);
        return new Fired<>(object, version);
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
    private static List<DeploymentCause> causes(DeploymentConfig before, DeploymentConfig after) {
        List<DeploymentCause> causes = new ArrayList<>();
        for (int i = 0; i < triggers(after).size(); i++) {
            DeploymentTriggerImageChangeParams old = triggers(before).get(i).getImageChangeParams();
            DeploymentTriggerImageChangeParams now = triggers(after).get(i).getImageChangeParams();
            if (now != null && !Objects.equals(now, old)) {
                causes.add(new DeploymentCauseBuilder()
                        .withType(IMAGE_CHANGE)
                        .withNewImageTrigger()
                        .withFrom(now.getFrom())
                        .endImageTrigger()
                        .build());
            }
        }
        return causes;
    }

    private static DeploymentConfigStatus fresh() {
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
