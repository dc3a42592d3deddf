package dev.imagestreams.triggers.config;

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
        return imageChanges(object)
                .flatMap(change -> tag(object, change).stream())
                .collect(Collectors.toUnmodifiableSet());
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
