package dev.imagestreams.imports.registry.transport;

import java.time.Duration;
import java.time.Instant;

/**
 * How many requests one registry is sent: so many a second, and some more at once after a pause. Hands out times to send
 * at, in order. Safe for many threads.
 */
final class RequestBudget {

    private final double perSecond;
    private final double burst;
    private double tokens;
    private Instant counted;

    RequestBudget(double perSecond, int burst, Instant now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.counted = now;
    }

    /**
     * Takes one request out of the budget, unless that would mean too long a wait.
     *
     * @param longest what the caller would wait; a request that has to wait longer is not taken
     * @return how long to wait before sending; more than the longest if it was not taken
     */
    synchronized Duration take(Instant now, Duration longest) {
        refill(now);
        Duration wait =
                tokens >= 1 ? Duration.ZERO : Duration.ofNanos((long) ((1 - tokens) / perSecond * 1_000_000_000L));
        if (wait.compareTo(longest) <= 0) {
            tokens--;
        }
        return wait;
    }

    private void refill(Instant now) {
        if (now.isAfter(counted)) {
            double seconds = Duration.between(counted, now).toNanos() / 1e9;
            tokens = Math.min(burst, tokens + seconds * perSecond);
            counted = now;
        } else if (now.isBefore(counted)) {
            // The clock was set back. To wait until it is where it was could take any time.
            counted = now;
        }
    }
}
