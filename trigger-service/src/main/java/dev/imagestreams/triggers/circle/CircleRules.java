package dev.imagestreams.triggers.circle;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * What makes a circle, as the operator sets it.
 *
 * @param firings in a row that are looked into; 0 turns everything off
 * @param gap between two of them at most
 * @param least how long a row lasts
 * @param firstPause at least
 * @param trusted for how long what was found to be no circle is left alone
 */
public record CircleRules(
        int firings, Duration gap, Duration least, Duration firstPause, Duration longestPause, Duration trusted) {

    public CircleRules {
        if (firings < 0 || firings == 1) {
            throw new IllegalArgumentException("imagestreams.circle.firings must be at least 2, or 0 for never");
        }
        if (Stream.of(gap, firstPause, trusted).anyMatch(one -> one.isZero() || one.isNegative())
                || least.isNegative()
                || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "imagestreams.circle: .gap, .first-pause and .trusted must be longer than"
                            + " nothing, and .longest-pause not shorter than .first-pause");
        }
    }

    public static CircleRules of(CircleConfig config) {
        return new CircleRules(
                config.firings(),
                config.gap(),
                config.least(),
                config.firstPause(),
                config.longestPause(),
                config.trusted());
    }

    boolean isOff() {
        return firings == 0;
    }

    Duration bounded(Duration pause) {
        if (pause.compareTo(firstPause) < 0) {
            return firstPause;
        }
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
