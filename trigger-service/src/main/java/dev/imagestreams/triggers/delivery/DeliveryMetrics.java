package dev.imagestreams.triggers.delivery;

import dev.imagestreams.triggers.notify.Notification;
import dev.imagestreams.triggers.subscription.TargetColumns;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What an operator sees of deliveries. */
@Singleton
public final class DeliveryMetrics {

    /** Counter: deliveries enqueued. */
    static final String ENQUEUED = "imagestreams.delivery.enqueued";

    /** Counter: attempts by what became of their delivery. Tags {@code target}, {@code state} (delivered, pending, dead). */
    static final String SETTLED = "imagestreams.delivery.settled";

    /** Timer: from the arrival of an event in this service to the beginning of the first attempt. */
    static final String LATENCY = "imagestreams.delivery.latency";

    /** Gauge: attempts under way in this process. */
    static final String UNDER_WAY = "imagestreams.delivery.under.way";

    /** Gauge: deliveries that are due and wait, in the database, paused triggers excluded. */
    static final String BACKLOG = "imagestreams.delivery.backlog";

    /** Counter: endpoints that have failed for a good part of the time after which their trigger is paused. */
    static final String WARNINGS = "imagestreams.delivery.endpoint.warnings";

    /** Counter: triggers that this service has paused because of their endpoint. */
    static final String DISABLED = "imagestreams.delivery.endpoint.disabled";

    private final MeterRegistry meters;
    private final Counter warnings;
    private final Counter disabled;
    private final Counter enqueued;
    private final Timer latency;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong backlog = new AtomicLong();

    DeliveryMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.enqueued = meters.counter(ENQUEUED);
        this.warnings = meters.counter(WARNINGS);
        this.disabled = meters.counter(DISABLED);
        this.latency = Timer.builder(LATENCY).publishPercentiles(0.5, 0.99).register(meters);
        Gauge.builder(UNDER_WAY, underWay, AtomicInteger::get).register(meters);
        Gauge.builder(BACKLOG, backlog, AtomicLong::get).register(meters);
    }

    void enqueued(int deliveries) {
        enqueued.increment(deliveries);
    }

    void begun(Notification notification, Instant at) {
        if (notification.attempt() == 1) {
            latency.record(Duration.between(notification.received(), at));
        }
    }

    void settled(Settlement settlement) {
        String target = TargetColumns.of(settlement.notification().target()).kind();
        meters.counter(SETTLED, "target", target, "state", settlement.verdict().state())
                .increment();
    }

    void underWay(int attempts) {
        underWay.set(attempts);
    }

    public void warned() {
        warnings.increment();
    }

    public void disabled() {
        disabled.increment();
    }

    public void backlog(long deliveries) {
        backlog.set(deliveries);
    }
}
