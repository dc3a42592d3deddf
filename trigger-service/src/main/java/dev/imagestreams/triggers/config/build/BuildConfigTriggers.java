package dev.imagestreams.triggers.config.build;

import dev.imagestreams.triggers.config.rules.StreamTagReferences;
import dev.imagestreams.triggers.kubernetes.OpenShiftReader;
import dev.imagestreams.triggers.pointer.TagKey;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildTriggerPolicy;
import io.fabric8.openshift.api.model.ImageChangeTrigger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The triggers of a BuildConfig, whatever of it is missing, and the tags that they mean. */
final class BuildConfigTriggers {

    static final String IMAGE_CHANGE = "ImageChange";
    private static final String CONFIG_CHANGE = "ConfigChange";

    private BuildConfigTriggers() {}

    static List<BuildTriggerPolicy> of(BuildConfig object) {
        return object.getSpec() == null || object.getSpec().getTriggers() == null
                ? List.of()
                : object.getSpec().getTriggers();
    }

    /** What follows images, paused or not. */
    static Stream<ImageChangeTrigger> imageChanges(BuildConfig object) {
        return of(object).stream().filter(BuildConfigTriggers::isImageChange).map(BuildTriggerPolicy::getImageChange);
    }

    static boolean isImageChange(@Nullable BuildTriggerPolicy trigger) {
        return trigger != null && IMAGE_CHANGE.equals(trigger.getType()) && trigger.getImageChange() != null;
    }

    static Set<TagKey> tags(BuildConfig object) {
        Stream<TagKey> followed = imageChanges(object).flatMap(change -> tag(object, change).stream());
        return Stream.concat(followed, waitsFor(object).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The first build of a config that builds when it changes needs the image it runs in. */
    static Set<TagKey> waitsFor(BuildConfig object) {
        return waitsForItsFirstBuild(object) ? builder(object).map(Set::of).orElse(Set.of()) : Set.of();
    }

    static boolean waitsForItsFirstBuild(BuildConfig object) {
        boolean never = object.getStatus() == null
                || Objects.requireNonNullElse(object.getStatus().getLastVersion(), 0L) == 0;
        return never
                && !OpenShiftReader.isPaused(object)
                && of(object).stream().anyMatch(one -> one != null && CONFIG_CHANGE.equals(one.getType()));
    }

    /** The tag of the image that the build runs in; empty if that is none. */
    static Optional<TagKey> builder(BuildConfig object) {
        return Optional.ofNullable(OpenShiftReader.builder(object))
                .filter(StreamTagReferences::isStreamTag)
                .flatMap(from ->
                        StreamTagReferences.tag(from, object.getMetadata().getNamespace()));
    }

    static Optional<TagKey> tag(BuildConfig object, ImageChangeTrigger trigger) {
        return StreamTagReferences.tag(
                reference(object, trigger), object.getMetadata().getNamespace());
    }

    /** The trigger's own, or its strategy's. */
    static ObjectReference reference(BuildConfig object, ImageChangeTrigger trigger) {
        ObjectReference from = trigger.getFrom() == null ? OpenShiftReader.builder(object) : trigger.getFrom();
        return Objects.requireNonNullElseGet(from, ObjectReference::new);
    }
}
