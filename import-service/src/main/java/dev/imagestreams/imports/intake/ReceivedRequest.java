package dev.imagestreams.imports.intake;

import dev.imagestreams.model.event.ImportRequested;
import java.time.Instant;
import java.util.UUID;

/**
 * A request that arrived.
 *
 * @param event id of its event
 * @param time when the event happened
 */
public record ReceivedRequest(UUID event, Instant time, ImportRequested request) {}
