package dev.imagestreams.imports.task;

import dev.imagestreams.imports.source.SourceRegistry;
import dev.imagestreams.model.event.ImportRequested;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A request to be answered.
 *
 * @param event id of the request's event
 * @param requestedAt when the event happened
 * @param claim number of this claim; a later one ends it
 * @param attempts how often it was tried, this time included; 0 before the first
 * @param registry the one it is at first about
 * @param parts what of it is told already
 */
public record ImportTask(
        UUID event,
        ImportRequested request,
        Instant requestedAt,
        long claim,
        int attempts,
        String registry,
        ToldParts parts) {

    public ImportTask {
        Objects.requireNonNull(event);
        Objects.requireNonNull(request);
        Objects.requireNonNull(requestedAt);
        Objects.requireNonNull(registry);
        Objects.requireNonNull(parts);
    }

    /** One that nobody has tried yet. */
    public static ImportTask fresh(UUID event, ImportRequested request, Instant requestedAt) {
        return new ImportTask(
                event, request, requestedAt, 0, 0, SourceRegistry.of(firstSource(request)), ToldParts.NONE);
    }

    private static String firstSource(ImportRequested request) {
        if (!request.imports().isEmpty()) {
            return request.imports().get(0).from();
        }
        return request.repository() == null ? "" : request.repository().from();
    }
}
