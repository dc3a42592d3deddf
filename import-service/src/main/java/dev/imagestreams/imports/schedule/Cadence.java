package dev.imagestreams.imports.schedule;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to look next. Times are spread, because tags that were scheduled together would otherwise ask their registry
 * together for ever.
 */
record Cadence(Duration interval, Duration longest) {

    private static final double SPREAD = 0.1;

    Cadence {
        if (interval.isNegative() || interval.isZero() || interval.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "imagestreams.import.schedule: interval " + interval + ", longest-interval " + longest);
        }
    }

    /** For a tag that is new here: somewhere in the second half of the interval, its import having just been asked for. */
    Duration first() {
        return between(0.5, 1.0, interval.toMillis());
    }

    /** How much before its time a tag is looked at, because another that follows the same is looked at now. */
    Duration ahead() {
        return interval.dividedBy(2);
    }

    /**
     * @param failures in a row, 0 after a look that went well
     * @param asked how long the registry wants to be left alone at least; more than the longest interval nobody is granted
     */
    Duration next(int failures, Duration asked) {
        long pause = interval.toMillis();
        for (int doubled = 1; doubled < failures && pause < longest.toMillis(); doubled++) {
            pause *= 2;
        }
        Duration ours = between(1 - SPREAD, 1 + SPREAD, Math.min(pause, longest.toMillis()));
        Duration granted = asked.compareTo(longest) > 0 ? longest : asked;
        return ours.compareTo(granted) > 0 ? ours : between(1, 1 + SPREAD, granted.toMillis());
    }

    private static Duration between(double low, double high, long millis) {
        double factor = low + (high - low) * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis((long) (factor * millis));
    }
}
