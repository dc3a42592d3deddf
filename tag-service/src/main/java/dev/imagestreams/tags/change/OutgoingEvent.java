package dev.imagestreams.tags.change;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.StreamEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that must be published.
 *
 * @param resourceVersion the change that caused it
 * @param ordinal its place among the events of that change
 * @param id the same however often it is published
 */
public record OutgoingEvent(
        long resourceVersion, int ordinal, EventType kind, UUID id, Instant recorded, StreamEvent event) {}
