package dev.imagestreams.triggers.reconcile;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubled by every failure up to a longest, and made up to a quarter longer at
 * random, so that what failed together does not come back together.
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

    private static final int MOST_DOUBLINGS = 20;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("the first wait must be positive, and the longest no shorter");
        }
    }

    /** @param failures in a row, at least 1 */
    Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration wait = doubled.compareTo(longest) > 0 ? longest : doubled;
        return wait.plusMillis(random.nextLong(wait.toMillis() / 4 + 1));
    }
}
