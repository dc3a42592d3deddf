package dev.imagestreams.triggers.deadletter;

import dev.imagestreams.model.event.EndpointDisabled;
import java.util.UUID;

/**
 * A trigger that this service has paused, to be reported.
 *
 * @param eventId the same however often it is published
 */
public record DisabledEndpoint(UUID eventId, EndpointDisabled event) {}
