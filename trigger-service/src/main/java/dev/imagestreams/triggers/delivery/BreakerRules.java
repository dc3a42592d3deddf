package dev.imagestreams.triggers.delivery;

import java.time.Duration;

/**
 * When an endpoint is left alone, and when it is given up.
 *
 * @param failures in a row that open the breaker
 * @param share of failed calls in a window that opens it
 * @param least calls in a window before the share counts
 * @param probe how long it stays open before the next probe
 * @param disableAfter how long nothing but failures is tolerated
 */
public record BreakerRules(
        int failures, double share, int least, Duration window, Duration probe, Duration disableAfter) {

    public BreakerRules {
        if (failures < 1 || least < 1 || !(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("imagestreams.delivery.breaker.failures and .least must be at least 1,"
                    + " .share above 0 and at most 1");
        }
        if (disableAfter.isNegative() || disableAfter.isZero()) {
            throw new IllegalArgumentException(
                    "imagestreams.delivery.breaker.disable-after must be longer than nothing");
        }
    }

    public static BreakerRules of(DeliveryConfig.Breaker config) {
        return new BreakerRules(
                config.failures(),
                config.share(),
                config.least(),
                config.window(),
                config.probe(),
                config.disableAfter());
    }
}
