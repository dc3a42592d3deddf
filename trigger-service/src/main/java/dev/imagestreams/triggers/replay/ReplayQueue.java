package dev.imagestreams.triggers.replay;

import dev.imagestreams.triggers.delivery.NewDelivery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Puts deliveries into the queue again, with a fresh schedule; event ids and attempt numbers go on. Those of a lane wait for
 * their turn; one whose attempt is under way is left to it. Each method is one transaction.
 */
public interface ReplayQueue {

    /** @return false if there is no such delivery */
    boolean one(UUID delivery, UUID replay, Instant now);

    /** Those of a trigger that were given up, the oldest first. Returns how many. */
    int failed(UUID trigger, UUID replay, int limit, Instant now);

    /** These of one trigger, whether they have been there before or not. Returns how many wait now. */
    int all(UUID trigger, List<NewDelivery> deliveries, UUID replay, Instant now);
}
