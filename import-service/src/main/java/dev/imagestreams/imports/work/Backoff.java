package dev.imagestreams.imports.work;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential waiting with jitter: each wait is between half and all of {@code first * 2^(attempt-1)}, at most {@code
 * longest}, so that clients that failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest) {

    public Backoff {
        if (first.isNegative() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("the first wait is " + first + ", the longest " + longest);
        }
    }

    /** @param attempt how many attempts have failed, at least 1 */
    public Duration after(int attempt) {
        long full = first.toMillis();
        for (int doubled = 1; doubled < attempt && full < longest.toMillis(); doubled++) {
            full *= 2;
        }
        full = Math.min(full, longest.toMillis());
        return Duration.ofMillis(
                full - (long) (full / 2.0 * ThreadLocalRandom.current().nextDouble()));
    }
}
