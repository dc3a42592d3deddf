package dev.imagestreams.tags.inbox;

import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.trace.TraceContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@code digest-resolved} event as it came in. */
public record Received(UUID id, DigestResolved event) {

    /** The same, applied in the course of this work. */
    public Received in(@Nullable TraceContext trace) {
        return new Received(id, event.in(trace));
    }
}
