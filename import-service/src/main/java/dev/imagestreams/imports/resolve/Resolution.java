package dev.imagestreams.imports.resolve;

import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Digest;

/** How the look at a source ended, with what only this service has to know about it. */
public sealed interface Resolution {

    ImportOutcome outcome();

    /** Whether trying again may end better without anybody changing anything. */
    default boolean passing() {
        return this instanceof Failure failure && failure.passing();
    }

    /** @param source digest of what the reference itself points to: the list's, where an image was chosen from one */
    record Success(ImportOutcome.Resolved outcome, Digest source) implements Resolution {}

    record Failure(ImportOutcome.Failed outcome, boolean passing) implements Resolution {}
}
