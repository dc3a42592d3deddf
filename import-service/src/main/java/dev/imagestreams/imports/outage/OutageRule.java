package dev.imagestreams.imports.outage;

import dev.imagestreams.imports.work.Backoff;
import java.time.Duration;
import java.util.Optional;

/**
 * When a registry is left alone, and for how long. Looks that were under way when that began, and imports somebody asked
 * for, fail as well and change nothing: only the look that was to find out makes the pause grow.
 *
 * @param threshold failures in a row after which it is left alone
 */
public record OutageRule(int threshold, Backoff pauses) {

    public OutageRule {
        if (threshold < 1) {
            throw new IllegalArgumentException("imagestreams.import.outage.failures must be at least 1");
        }
    }

    public boolean leftAlone(int failures) {
        return failures >= threshold;
    }

    /**
     * How many failures count after one more.
     *
     * @param probe whether it was the look that was to find out
     */
    public int afterFailure(int failures, boolean probe) {
        return probe || !leftAlone(failures) ? failures + 1 : failures;
    }

    /** Until the next look that finds out; empty while the registry is looked at as usual. */
    public Optional<Duration> pause(int failures) {
        return leftAlone(failures) ? Optional.of(pauses.after(failures - threshold + 1)) : Optional.empty();
    }
}
