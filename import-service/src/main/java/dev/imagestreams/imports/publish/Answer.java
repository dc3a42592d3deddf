package dev.imagestreams.imports.publish;

import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.trace.TraceContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to be published.
 *
 * @param id stable over every repetition of the same answer
 */
public record Answer(UUID id, DigestResolved event) {

    /** The same, said in the course of this work. */
    public Answer in(@Nullable TraceContext trace) {
        return new Answer(id, event.in(trace));
    }
}
