package dev.imagestreams.triggers.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a delivery that failed is tried again: a list of waits, each jittered. Pure but for the given randomness. */
final class RetrySchedule {

    private final List<Duration> waits;
    private final double jitter;
    private final RandomGenerator random;

    /**
     * @param waits before each attempt, the first included
     * @param jitter share by which a wait is made longer or shorter at random, 0 to 1
     */
    RetrySchedule(List<Duration> waits, double jitter, RandomGenerator random) {
        if (waits.isEmpty() || waits.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException(
                    "imagestreams.delivery.schedule and .inside-schedule need at least one wait, none negative");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("imagestreams.delivery.jitter must be between 0 and 1");
        }
        this.waits = List.copyOf(waits);
        this.jitter = jitter;
        this.random = random;
    }

    /** @return the wait after this many failed attempts; empty when they were all there are */
    Optional<Duration> afterFailures(int failures) {
        return failures >= waits.size() ? Optional.empty() : Optional.of(jittered(waits.get(failures)));
    }

    private Duration jittered(Duration wait) {
        double factor = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }
}
