package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.Objects;
import java.util.Optional;

/**
 * Why one of an object's triggers does nothing, though nobody has paused it. The others go on.
 *
 * @param passes it goes away when a tag gets an image; otherwise somebody has to change the object
 * @param message for a person
 */
public record Problem(boolean passes, String message) {

    public Problem {
        Objects.requireNonNull(message);
    }

    static Problem of(String message) {
        return new Problem(false, message);
    }

    /** What is to be said of a tag that an object follows; empty if it resolves. */
    public static Optional<Problem> ofTag(TagKey tag, Resolution resolution) {
        if (resolution.pullSpec(tag).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(resolution
                .refusal(tag)
                .map(Problem::of)
                .orElseGet(() -> new Problem(true, "waits for " + tag + ", which points to no image")));
    }
}
