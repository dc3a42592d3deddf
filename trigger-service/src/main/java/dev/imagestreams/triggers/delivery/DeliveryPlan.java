package dev.imagestreams.triggers.delivery;

import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.triggers.subscription.Subscription;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription is told of a change: in which lane, from when on, or not at all because the change is the latest of too
 * long a chain of causes, which is a circle as far as anybody can tell.
 */
@Singleton
public class DeliveryPlan {

    private final int maxDepth;
    private final TimeOrderedId ids;

    public DeliveryPlan(DeliveryConfig config, Clock clock) {
        this.maxDepth = config.maxDepth();
        this.ids = new TimeOrderedId(clock, new SecureRandom());
    }

    public NewDelivery delivery(Subscription subscription, UUID event, ImageChanged change, Instant now) {
        return new NewDelivery(
                ids.next(),
                event,
                subscription.trigger(),
                Lane.nameOf(subscription.pace(), change),
                change.resourceVersion(),
                now.plusSeconds(subscription.pace().windowSeconds()),
                reasonToGiveUp(change));
    }

    private @Nullable String reasonToGiveUp(ImageChanged change) {
        int depth = change.causedBy().size();
        return depth < maxDepth
                ? null
                : "the change follows from " + depth + " others, the first of them "
                        + change.causedBy().get(0) + ": what is told by it seems to cause it";
    }
}
