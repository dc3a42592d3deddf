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
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildConfigSpec;
import io.fabric8.openshift.api.model.BuildConfigStatus;
import io.fabric8.openshift.api.model.BuildTriggerPolicy;
import io.fabric8.openshift.api.model.ImageChangeTrigger;
import io.fabric8.openshift.api.model.ImageChangeTriggerStatus;
import io.fabric8.openshift.api.model.ImageStreamTagReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * BuildConfigs. To fire is to do what OpenShift's {@code instantiate} does, short of the build itself: the next number, and
 * the images it is built for noted in the triggers and in the status.
 */
final class BuildConfigRules implements ConfigRules<BuildConfig> {

    private static final String IMAGE_CHANGE = "ImageChange";
    private static final String SERIAL = "Serial";

    @Override
    public Class<BuildConfig> type() {
        return BuildConfig.class;
    }

    @Override
    public BuildConfig complete(BuildConfig written, @Nullable BuildConfig stored) {
        if (written.getSpec() == null) {
            written.setSpec(new BuildConfigSpec());
        }
        BuildConfigSpec spec = written.getSpec();
        if (StreamTagReferences.isEmpty(spec.getRunPolicy())) {
            spec.setRunPolicy(SERIAL);
        }
        triggers(written).forEach(trigger -> {
            if (trigger != null && IMAGE_CHANGE.equals(trigger.getType()) && trigger.getImageChange() == null) {
                trigger.setImageChange(new ImageChangeTrigger());
            }
        });
        if (stored == null) {
            BuildConfigStatus fresh = new BuildConfigStatus();
            fresh.setLastVersion(0L);
            written.setStatus(fresh);
        } else {
            written.setStatus(stored.getStatus());
        }
        return written;
    }

    @Override
    public List<FieldError> validate(BuildConfig object) {
        List<FieldError> errors = new ArrayList<>();
        Set<TagKey> known = new HashSet<>();
        List<BuildTriggerPolicy> triggers = triggers(object);
        for (int i = 0; i < triggers.size(); i++) {
            String path = "spec.triggers[" + i + ']';
            BuildTriggerPolicy trigger = triggers.get(i);
            if (trigger == null) {
                errors.add(FieldError.required(path, ""));
                continue;
            }
            if (StreamTagReferences.isEmpty(trigger.getType())) {
                errors.add(FieldError.required(path + ".type", ""));
            }
            if (trigger.getImageChange() != null) {
                validate(object, trigger.getImageChange(), path + ".imageChange", errors);
                boolean repeated = tag(object, trigger.getImageChange())
                        .filter(tag -> !known.add(tag))
                        .isPresent();
                if (repeated) {
                    errors.add(FieldError.invalid(
                            "spec.triggers", "", "multiple ImageChange triggers refer to the same image stream tag"));
                }
            }
        }
        return errors;
    }

    @Override
    public Optional<Dependent> view(BuildConfig object) {
        return OpenShiftReader.buildConfig(object);
    }

    @Override
    public Set<TagKey> tags(BuildConfig object) {
        return triggers(object).stream()
                .map(BuildTriggerPolicy::getImageChange)
                .filter(Objects::nonNull)
                .flatMap(change -> tag(object, change).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Fired<BuildConfig> instantiate(
            BuildConfig object, InstantiateCommand command, Resolution resolution, Instant now) {
        ObjectMeta metadata = object.getMetadata();
        String name = metadata.getNamespace() + '/' + metadata.getName();
        if (OpenShiftReader.isPaused(object)) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST, "can't instantiate from BuildConfig " + name + ": BuildConfig is paused");
        }
        if (command.image() != null && isNoted(object, command.image())) {
            throw new ImageStreamException(
                    ErrorCode.CONFLICT,
                    "build config " + name + " has already instantiated a build for imageid " + command.image());
        }
        return next(object, resolution, now);
    }

    @Override
    public Fired<BuildConfig> fire(BuildConfig object, Decision decision, Resolution resolution, Instant now) {
        return next(object, resolution, now);
    }

    private static Fired<BuildConfig> next(BuildConfig object, Resolution resolution, Instant now) {
        BuildConfigStatus status = Objects.requireNonNullElseGet(object.getStatus(), BuildConfigStatus::new);
        long number = 1 + Objects.requireNonNullElse(status.getLastVersion(), 0L);
        List<ImageChangeTriggerStatus> noted = new ArrayList<>();
        for (BuildTriggerPolicy trigger : triggers(object)) {
            if (trigger.getImageChange() != null) {
                note(object, trigger.getImageChange(), resolution, now).ifPresent(noted::add);
            }
        }
        status.setLastVersion(number);
        status.setImageChangeTriggers(noted);
        object.setStatus(status);
        return new Fired<>(object, number);
    }

    private static void validate(BuildConfig object, ImageChangeTrigger trigger, String path, List<FieldError> errors) {
        if (trigger.getFrom() != null) {
            StreamTagReferences.validate(
                    trigger.getFrom(),
                    path + ".from",
                    "only an ImageStreamTag type of reference is allowed in an ImageChange trigger.",
                    "ImageStreamTag object references must be in the form <name>:<tag>",
                    errors);
        } else if (!StreamTagReferences.isStreamTag(OpenShiftReader.builder(object))) {
            errors.add(FieldError.invalid(
                    path,
                    "",
                    "a default ImageChange trigger can only be used when the build strategy includes an ImageStreamTag"
                            + " reference."));
        }
    }

    /** What the build is made with: what the tag points to, or, if that is nowhere, what was noted before. */
    private static Optional<ImageChangeTriggerStatus> note(
            BuildConfig object, ImageChangeTrigger trigger, Resolution resolution, Instant now) {
        Optional<ImageChangeTriggerStatus> before = noted(object, trigger);
        Optional<String> image = tag(object, trigger).flatMap(resolution::pullSpec);
        if (image.isEmpty()) {
            return before;
        }
        boolean fires = !image.get()
                .equals(before.map(ImageChangeTriggerStatus::getLastTriggeredImageID)
                        .orElse(null));
        ObjectReference from = reference(object, trigger);
        ImageChangeTriggerStatus status = new ImageChangeTriggerStatus();
        status.setFrom(new ImageStreamTagReference(from.getName(), from.getNamespace()));
        status.setLastTriggeredImageID(image.get());
        status.setLastTriggerTime(
                fires
                        ? now.truncatedTo(ChronoUnit.SECONDS).toString()
                        : before.map(ImageChangeTriggerStatus::getLastTriggerTime)
                                .orElse(null));
        trigger.setLastTriggeredImageID(image.get());
        return Optional.of(status);
    }

    private static Optional<ImageChangeTriggerStatus> noted(BuildConfig object, ImageChangeTrigger trigger) {
        List<ImageChangeTriggerStatus> all =
                object.getStatus() == null || object.getStatus().getImageChangeTriggers() == null
                        ? List.of()
                        : object.getStatus().getImageChangeTriggers();
        ObjectReference from = reference(object, trigger);
        return all.stream()
                .filter(status -> status.getFrom() != null
                        && Objects.equals(status.getFrom().getName(), from.getName())
                        && Objects.equals(status.getFrom().getNamespace(), from.getNamespace()))
                .findFirst();
    }

    private static boolean isNoted(BuildConfig object, String image) {
        return triggers(object).stream()
                .map(BuildTriggerPolicy::getImageChange)
                .filter(Objects::nonNull)
                .flatMap(change -> noted(object, change).stream())
                .anyMatch(status -> image.equals(status.getLastTriggeredImageID()));
    }

    private static Optional<TagKey> tag(BuildConfig object, ImageChangeTrigger trigger) {
        return StreamTagReferences.tag(
                reference(object, trigger), object.getMetadata().getNamespace());
    }

    private static ObjectReference reference(BuildConfig object, ImageChangeTrigger trigger) {
        ObjectReference from = trigger.getFrom() == null ? OpenShiftReader.builder(object) : trigger.getFrom();
        return Objects.requireNonNullElseGet(from, ObjectReference::new);
    }

    private static List<BuildTriggerPolicy> triggers(BuildConfig object) {
        return object.getSpec() == null || object.getSpec().getTriggers() == null
                ? List.of()
                : object.getSpec().getTriggers();
    }
}
