package dev.imagestreams.triggers.circle;

import java.time.Duration;
import java.time.Instant;

/**
 * Firings of one trigger for one tag that follow each other closely.
 *
 * @param firings how many
 * @param last when the last of them came
 * @param position of the last change, so that one that is consumed again is not counted again
 */
record Run(int firings, Instant begun, Instant last, long position) {

    static Run beginning(Instant now, long position) {
        return new Run(1, now, now, position);
    }

    Run then(Instant now, long change, CircleRules rules) {
        if (change <= position) {
            return this;
        }
        return now.isAfter(last.plus(rules.gap())) ? beginning(now, change) : new Run(firings + 1, begun, now, change);
    }

    /** Whether it is long enough to be looked into. */
    boolean isSuspicious(CircleRules rules) {
        return firings > rules.firings() && !begun.plus(rules.least()).isAfter(last);
    }

    /** The time from one firing to the next, on average. */
    Duration spacing() {
        return firings < 2 ? Duration.ZERO : Duration.between(begun, last).dividedBy(firings - 1L);
    }
}
