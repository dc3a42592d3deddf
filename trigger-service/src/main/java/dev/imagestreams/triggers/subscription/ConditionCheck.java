package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.LabelSelector;
import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.image.Platform;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a move of a watched tag counts for a subscription, and if not, why. Pure. The image asked about is the one the tag
 * points to now; of a tag that is gone, the one it pointed to.
 */
final class ConditionCheck {

    private ConditionCheck() {}

    /** The reason, for a person, why the move does not count; empty if it does. */
    static Optional<String> reasonAgainst(Subscription subscription, ImageChanged change) {
        TriggerConditions conditions = subscription.conditions();
        ImageChanged.Pointer now = change.current();
        ImageChanged.Pointer before = change.previous();
        if (subscription.onTopic() && now == null) {
            return Optional.of("the tag is gone, and there is no image to act with");
        }
        if (conditions.digestChanged()
                && now != null
                && before != null
                && now.digest() != null
                && Objects.equals(now.digest(), before.digest())) {
            return Optional.of("the digest stays the same");
        }
        ImageChanged.Pointer image = now == null ? before : now;
        if (image == null) {
            return Optional.of("there is no image");
        }
        if (!runsOn(conditions.platforms(), image.platforms())) {
            return Optional.of("the image runs on none of the platforms asked for");
        }
        if (!meets(conditions.imageLabels(), image.labels())) {
            return Optional.of("the labels of the image are not those asked for");
        }
        return meets(conditions.imageConfig(), image.config())
                ? Optional.empty()
                : Optional.of("the configuration of the image is not the one asked for");
    }

    private static boolean meets(@Nullable LabelSelector wanted, Map<String, String> texts) {
        return wanted == null || wanted.matches(texts);
    }

    private static boolean runsOn(List<Platform> wanted, List<Platform> offered) {
        return wanted.isEmpty()
                || wanted.stream().anyMatch(wish -> offered.stream().anyMatch(platform -> meets(wish, platform)));
    }

    private static boolean meets(Platform wish, Platform platform) {
        return wish.os().equals(platform.os())
                && wish.architecture().equals(platform.architecture())
                && (wish.variant() == null || wish.variant().equals(platform.variant()));
    }
}
