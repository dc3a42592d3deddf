package dev.imagestreams.triggers.delivery;

import dev.imagestreams.triggers.circle.DepthLimit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Limits of deliveries that others keep too. */
final class DeliveryLimits {

    private DeliveryLimits() {}

    @Produces
    @Singleton
    static DepthLimit depth(DeliveryConfig config) {
        return new DepthLimit(config.maxDepth());
    }
}
