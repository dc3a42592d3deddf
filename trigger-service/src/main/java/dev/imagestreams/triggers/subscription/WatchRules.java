package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.LabelSelector;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.ConfigTexts;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.StreamKey;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be watched, which moves can be asked for, and at which pace. Pure. */
final class WatchRules {

    /** Longer gathering is for batch jobs, which can look by themselves. */
    private static final int LONGEST_WINDOW = 60;

    private static final int MOST_PLATFORMS = 32;

    private static final String CONFIG = "spec.conditions.imageConfig";

    private WatchRules() {}

    static void check(TriggerDraft draft, List<FieldError> broken) {
        checkWatch(draft.watch(), broken);
        List<Platform> platforms = draft.conditions().platforms();
        if (platforms.size() > MOST_PLATFORMS) {
            broken.add(error("spec.conditions.platforms", "must not name more than " + MOST_PLATFORMS));
        }
        platforms.stream()
                .filter(platform ->
                        platform.os().isEmpty() || platform.architecture().isEmpty())
                .forEach(platform -> broken.add(FieldError.invalid(
                        "spec.conditions.platforms", platform.toString(), "must be <os>/<architecture>[/<variant>]")));
        checkSelector("spec.conditions.imageLabels", draft.conditions().imageLabels(), broken);
        checkConfig(draft.conditions().imageConfig(), broken);
        checkPace(draft.pace(), broken);
    }

    private static void checkWatch(TriggerWatch watch, List<FieldError> broken) {
        if (watch.stream() != null) {
            try {
                new StreamKey("any", watch.stream());
            } catch (ImageStreamException e) {
                broken.add(FieldError.invalid("spec.from.stream", watch.stream(), "is not the name of a stream"));
            }
            if (watch.selector() != null) {
                broken.add(FieldError.forbidden("spec.from.selector", "may not be given beside a stream"));
            }
        }
        checkPattern(watch, broken);
        checkSelector("spec.from.selector", watch.selector(), broken);
    }

    private static void checkPattern(TriggerWatch watch, List<FieldError> broken) {
        String pattern = watch.tagPattern();
        if (pattern == null) {
            return;
        }
        if (watch.tag() != null) {
            broken.add(FieldError.forbidden("spec.from.tagPattern", "may not be given beside a tag"));
        }
        if (pattern.isEmpty()
                || pattern.length() > TagPattern.MAX_LENGTH
                || pattern.chars().anyMatch(Character::isISOControl)) {
            broken.add(error(
                    "spec.from.tagPattern",
                    "must have 1 to " + TagPattern.MAX_LENGTH + " characters, none of them control characters"));
        }
    }

    private static void checkSelector(String field, @Nullable LabelSelector selector, List<FieldError> broken) {
        if (selector != null) {
            LabelRules.checkSelector(field, selector, broken);
        }
    }

    private static void checkConfig(@Nullable LabelSelector selector, List<FieldError> broken) {
        if (selector == null) {
            return;
        }
        checkSelector(CONFIG, selector, broken);
        Stream.concat(
                        selector.matchLabels().keySet().stream(),
                        selector.matchExpressions().stream().map(LabelSelector.Requirement::key))
                .filter(key -> !ConfigTexts.isKey(key))
                .forEach(
                        key -> broken.add(
                                FieldError.invalid(
                                        CONFIG,
                                        key,
                                        "must be user, workingDir, entrypoint, cmd, env.<NAME>, exposedPorts.<port>/<protocol> or volumes.<path>")));
    }

    private static void checkPace(TriggerPace pace, List<FieldError> broken) {
        if (pace.windowSeconds() < 0 || pace.windowSeconds() > LONGEST_WINDOW) {
            broken.add(error("spec.delivery.windowSeconds", "must be between 0 and " + LONGEST_WINDOW));
        } else if (pace.windowSeconds() > 0 && pace.order() != TriggerPace.Order.LATEST) {
            broken.add(FieldError.forbidden("spec.delivery.windowSeconds", "is for the order \"latest\" only"));
        }
    }

    private static FieldError error(String field, String rule) {
        return new FieldError(FieldError.Type.INVALID, field, rule);
    }
}
