package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.delivery.InFlight;
import dev.imagestreams.triggers.notify.Notification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where claims look, and where the next one goes on. Usually little is due, and what is due the longest is all there is. When
 * there is more, a few triggers with long backlogs must not hide the others: then it goes round all triggers that wait, a
 * part at a time, from where it stopped the last time; and for a while it does not even look at what is due the longest, which
 * would be the same backlogs again.
 */
final class ClaimTour {

    /** Enough for what is due on a good day, and little to look at in vain on a bad one. */
    private static final int LOOKS = 1_000;

    /** A backlog that was too long to look at is no shorter a moment later. */
    private static final Duration CROWDED = Duration.ofSeconds(1);

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private UUID stopped = BEFORE_ALL;
    private Instant crowdedUntil = Instant.MIN;

    synchronized List<Notification> claim(Connection connection, InFlight.Demand demand, Duration lease, Instant now)
            throws SQLException {
        List<Notification> claimed = new ArrayList<>();
        if (!now.isBefore(crowdedUntil)) {
            PgClaim.Step longestDue = PgClaim.longestDue(connection, demand, LOOKS, lease, now);
            claimed.addAll(longestDue.claimed());
            if (!longestDue.more()) {
                return claimed;
            }
            crowdedUntil = now.plus(CROWDED);
        }
        goRound(connection, demand, claimed, lease, now);
        return claimed;
    }

    /** At most once: it ends where the triggers end, and the next tour begins at the first of them. */
    private void goRound(
            Connection connection, InFlight.Demand demand, List<Notification> claimed, Duration lease, Instant now)
            throws SQLException {
        boolean fromTheFirst = stopped.equals(BEFORE_ALL);
        while (claimed.size() < demand.total()) {
            InFlight.Demand left =
                    demand.without(claimed.stream().map(Notification::trigger).toList());
            PgClaim.Step step = PgClaim.nextTriggers(connection, left, stopped, lease, now);
            claimed.addAll(step.claimed());
            stopped = step.last() == null ? BEFORE_ALL : step.last();
            if (step.last() == null) {
                if (fromTheFirst) {
                    return;
                }
                fromTheFirst = true;
            }
        }
    }
}
