package dev.imagestreams.triggers.config.build;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.config.rules.ConfigRules;
import dev.imagestreams.triggers.config.rules.StreamTagReferences;
import dev.imagestreams.triggers.kubernetes.OpenShiftReader;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildConfigSpec;
import io.fabric8.openshift.api.model.BuildConfigStatus;
import io.fabric8.openshift.api.model.BuildTriggerPolicy;
import io.fabric8.openshift.api.model.ImageChangeTrigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * BuildConfigs. To fire is to do what OpenShift's {@code instantiate} does, short of the build itself: the next number, and
 * the images it is built for noted in the triggers and in the status.
 */
public final class BuildConfigRules implements ConfigRules<BuildConfig> {

    private static final String SERIAL = "Serial";
    private static final String IMAGE_CHANGE = "Image change";
    private static final String CONFIG_CHANGE = "Build configuration change";
    private static final String MANUAL = "Manually triggered";

    /** How types were spelled at first, and are now. */
    private static final Map<String, String> OLD_TYPES =
            Map.of("imageChange", BuildConfigTriggers.IMAGE_CHANGE, "github", "GitHub", "generic", "Generic");

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
        BuildConfigTriggers.of(written).stream().filter(Objects::nonNull).forEach(BuildConfigRules::complete);
        written.setStatus(stored == null ? freshStatus() : stored.getStatus());
        return written;
    }

    private static void complete(BuildTriggerPolicy trigger) {
        String type = Objects.requireNonNullElse(trigger.getType(), "");
        trigger.setType(OLD_TYPES.getOrDefault(type, type));
        if (BuildConfigTriggers.IMAGE_CHANGE.equals(trigger.getType()) && trigger.getImageChange() == null) {
            trigger.setImageChange(new ImageChangeTrigger());
        }
    }

    @Override
    public List<FieldError> validate(BuildConfig object) {
        return BuildConfigValidation.validate(object);
    }

    @Override
    public Optional<Dependent> view(BuildConfig object) {
        return OpenShiftReader.buildConfig(object);
    }

    @Override
    public Set<TagKey> tags(BuildConfig object) {
        return BuildConfigTriggers.tags(object);
    }

    @Override
    public Set<TagKey> waitsFor(BuildConfig object) {
        return BuildConfigTriggers.waitsFor(object);
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
        requireLast(command.lastVersion(), lastVersion(object), name);
        if (command.image() != null && NotedImages.contain(object, command.image())) {
            throw new ImageStreamException(
                    ErrorCode.CONFLICT,
                    "build config " + name + " has already instantiated a build for imageid " + command.image());
        }
        return next(object, resolution, now, message(command));
    }

    @Override
    public Fired<BuildConfig> fire(BuildConfig object, Decision decision, Resolution resolution, Instant now) {
        return next(object, resolution, now, IMAGE_CHANGE);
    }

    /** Only the first build: later ones are somebody's wish, or an image's. */
    @Override
    public Optional<Fired<BuildConfig>> changed(BuildConfig object, Resolution resolution, Instant now) {
        boolean due = BuildConfigTriggers.waitsForItsFirstBuild(object)
                && BuildConfigTriggers.builder(object)
                        .map(tag -> resolution.pullSpec(tag).isPresent())
                        .orElse(true);
        return due ? Optional.of(next(object, resolution, now, CONFIG_CHANGE)) : Optional.empty();
    }

    private static Fired<BuildConfig> next(BuildConfig object, Resolution resolution, Instant now, String message) {
        BuildConfigStatus status = Objects.requireNonNullElseGet(object.getStatus(), BuildConfigStatus::new);
        long number = 1 + lastVersion(object);
        status.setImageChangeTriggers(NotedImages.next(object, resolution, now));
        status.setLastVersion(number);
        object.setStatus(status);
        return new Fired<>(object, number, message);
    }

    private static void requireLast(@Nullable Long seen, long last, String name) {
        if (seen != null && seen != last) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST,
                    "the LastVersion(" + last + ") on build config " + name
                            + " does not match the build request LastVersion(" + seen + ')');
        }
    }

    private static long lastVersion(BuildConfig object) {
        return object.getStatus() == null
                ? 0
                : Objects.requireNonNullElse(object.getStatus().getLastVersion(), 0L);
    }

    private static String message(InstantiateCommand command) {
        return Objects.requireNonNullElse(command.message(), command.image() == null ? MANUAL : IMAGE_CHANGE);
    }

    private static BuildConfigStatus freshStatus() {
        BuildConfigStatus status = new BuildConfigStatus();
        status.setLastVersion(0L);
        return status;
    }
}
