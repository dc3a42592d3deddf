package dev.imagestreams.tags.inbox;

import dev.imagestreams.model.event.DigestResolved;
import java.util.UUID;

/** A {@code digest-resolved} event as it came in. */
public record Received(UUID id, DigestResolved event) {}
