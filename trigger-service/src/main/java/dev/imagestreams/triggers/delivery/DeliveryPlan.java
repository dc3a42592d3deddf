package dev.imagestreams.triggers.delivery;

import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.triggers.circle.DepthLimit;
import dev.imagestreams.triggers.subscription.Subscription;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * How a subscription is told of a change: in which lane, from when on, or not at all because the change is the latest of too
 * long a chain of causes, which is a circle as far as anybody can tell.
 */
@Singleton
public class DeliveryPlan {

    private final DepthLimit limit;
    private final TimeOrderedId ids;

    public DeliveryPlan(DepthLimit limit, Clock clock) {
        this.limit = limit;
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
                limit.reasonToGiveUp(change).orElse(null));
    }
}
