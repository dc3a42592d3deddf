package dev.imagestreams.triggers.circle;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What an operator sees of circles. */
@Singleton
public final class CircleMetrics {

    /** Counter: triggers made to pause to find out whether they cause what they tell of. */
    static final String SUSPECTED = "imagestreams.circle.suspected";

    /** Counter: pauses of triggers that do. */
    static final String SLOWED = "imagestreams.circle.slowed";

    private final Counter suspected;
    private final Counter slowed;

    CircleMetrics(MeterRegistry meters) {
        this.suspected = meters.counter(SUSPECTED);
        this.slowed = meters.counter(SLOWED);
    }

    void suspected() {
        suspected.increment();
    }

    void slowed() {
        slowed.increment();
    }
}
