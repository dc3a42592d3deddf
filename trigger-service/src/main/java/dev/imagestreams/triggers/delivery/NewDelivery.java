package dev.imagestreams.triggers.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery about to be enqueued: this event for this trigger.
 *
 * @param lane in which it has its turn; null for one that goes by itself
 * @param position of the change in the total order of all changes
 * @param notBefore of its first attempt
 * @param givenUp why it is given up before it began; null if it is not
 */
public record NewDelivery(
        UUID id,
        UUID event,
        UUID trigger,
        @Nullable String lane,
        long position,
        Instant notBefore,
        @Nullable String givenUp) {}
