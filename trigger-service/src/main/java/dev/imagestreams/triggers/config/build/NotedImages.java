package dev.imagestreams.triggers.config.build;

import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.ImageChangeTrigger;
import io.fabric8.openshift.api.model.ImageChangeTriggerStatus;
import io.fabric8.openshift.api.model.ImageStreamTagReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a BuildConfig notes of the images it was built for: in its status, and as older clients read it, in its triggers. */
final class NotedImages {

    private NotedImages() {}

    /** Whether a build was made for this image. */
    static boolean contain(BuildConfig object, String image) {
        return BuildConfigTriggers.imageChanges(object)
                .flatMap(change -> of(object, change).stream())
                .anyMatch(status -> image.equals(status.getLastTriggeredImageID()));
    }

    /** The status of all triggers, now that a build is made for what their tags point to. */
    static List<ImageChangeTriggerStatus> next(BuildConfig object, Resolution resolution, Instant now) {
        return BuildConfigTriggers.imageChanges(object)
                .flatMap(change -> next(object, change, resolution, now).stream())
                .toList();
    }

    /** What the build is made with: what the tag points to, or, if that is nowhere, what was noted before. */
    private static Optional<ImageChangeTriggerStatus> next(
            BuildConfig object, ImageChangeTrigger trigger, Resolution resolution, Instant now) {
        Optional<ImageChangeTriggerStatus> before = of(object, trigger);
        Optional<String> image = BuildConfigTriggers.tag(object, trigger).flatMap(resolution::pullSpec);
        if (image.isEmpty()) {
            return before;
        }
        boolean fires = !image.get()
                .equals(before.map(ImageChangeTriggerStatus::getLastTriggeredImageID)
                        .orElse(null));
        ObjectReference from = BuildConfigTriggers.reference(object, trigger);
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

    private static Optional<ImageChangeTriggerStatus> of(BuildConfig object, ImageChangeTrigger trigger) {
        List<ImageChangeTriggerStatus> all =
                object.getStatus() == null || object.getStatus().getImageChangeTriggers() == null
                        ? List.of()
                        : object.getStatus().getImageChangeTriggers();
        ObjectReference from = BuildConfigTriggers.reference(object, trigger);
        return all.stream()
                .filter(status -> status.getFrom() != null
                        && Objects.equals(status.getFrom().getName(), from.getName())
                        && Objects.equals(status.getFrom().getNamespace(), from.getNamespace()))
                .findFirst();
    }
}
