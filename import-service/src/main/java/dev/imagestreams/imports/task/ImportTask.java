package dev.imagestreams.imports.task;

import dev.imagestreams.model.event.ImportRequested;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A request to be answered.
 *
 * @param event id of the request's event
 * @param requestedAt when the event happened
 * @param attempts how often it was claimed, this time included; 0 before the first
 */
public record ImportTask(UUID event, ImportRequested request, Instant requestedAt, int attempts) {

    public ImportTask {
        Objects.requireNonNull(event);
        Objects.requireNonNull(request);
        Objects.requireNonNull(requestedAt);
    }
}
