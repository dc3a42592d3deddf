package dev.imagestreams.triggers.delivery;

import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.triggers.circle.Pause;
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
        @Nullable String givenUp) {

    /** The same, not told before a pause is over. What its trigger promises of order stays. */
    NewDelivery paused(Pause pause, ImageChanged change) {
        return new NewDelivery(
                id,
                event,
                trigger,
                lane == null && pause.newestOnly() ? Lane.latestOf(change) : lane,
                position,
                notBefore.isAfter(pause.until()) ? notBefore : pause.until(),
                givenUp);
    }
}
