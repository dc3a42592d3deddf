package dev.imagestreams.triggers.deadletter;

import dev.imagestreams.model.event.DeliveryDeadLetter;
import java.util.UUID;

/**
 * A delivery that was given up, to be reported.
 *
 * @param eventId the same however often it is published; another when a replayed delivery is given up again
 */
public record DeadLetter(UUID eventId, DeliveryDeadLetter event) {}
