package dev.imagestreams.triggers.delivery;

import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.notify.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The log of changes and the queue of deliveries. Its promises are those of the transactions its methods run in. */
public interface DeliveryStore {

    /**
     * Adds what is not there yet, one notice per event. Part of the caller's transaction.
     *
     * @return the events that were not there: whoever was to be told of the others, was
     */
    Set<UUID> log(List<Notice> notices, Instant now);

    /**
     * Adds what is not there yet, one delivery per event and trigger, of events that are in the log; triggers that are gone
     * get none. Part of the caller's transaction.
     */
    void enqueue(List<NewDelivery> deliveries, Instant now);

    /**
     * Records attempts that ended and claims deliveries that are due, in one transaction of its own.
     *
     * <p>Every attempt is recorded, also one whose claim has run out; but only the latest attempt decides what becomes of
     * its delivery, except that a success always counts. A claim counts as an attempt and lasts for the lease. Triggers
     * take turns, so that each gets one delivery before any gets a second; within a trigger the longest due come first,
     * and of a lane only the one whose turn it is. Endpoints that fail get one at a time, and none while their breaker is
     * open.
     */
    Claim settleAndClaim(List<Settlement> settlements, InFlight.Demand demand, Duration lease, Instant now);

    /**
     * @param notifications claimed, to be attempted now
     * @param nextDue in how long to claim again: when the next delivery falls due that there is room for, or at once if this
     *     claim found some, because there may be more; empty if nothing waits
     */
    record Claim(List<Notification> notifications, Optional<Duration> nextDue) {}
}
