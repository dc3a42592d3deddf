package dev.imagestreams.triggers.config;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What an operator sees of configs. */
@Singleton
public final class ConfigMetrics {

    /** Counter: builds and deployments given up because they seem to cause themselves. Tag {@code kind}. */
    static final String GIVEN_UP = "imagestreams.config.given.up";

    private final MeterRegistry meters;

    ConfigMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void givenUp(ConfigKind kind) {
        meters.counter(GIVEN_UP, "kind", kind.plural()).increment();
    }
}
