package dev.imagestreams.imports.publish;

import dev.imagestreams.model.event.DigestResolved;
import java.util.UUID;

/**
 * An event to be published.
 *
 * @param id stable over every repetition of the same answer
 */
public record Answer(UUID id, DigestResolved event) {}
