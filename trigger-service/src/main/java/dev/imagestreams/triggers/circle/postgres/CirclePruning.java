package dev.imagestreams.triggers.circle.postgres;

import dev.imagestreams.triggers.circle.CircleStore;
import dev.imagestreams.triggers.subscription.TriggerStore;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Forgets circles that have come to rest by themselves, and lets watchers know. */
@ApplicationScoped
class CirclePruning {

    private final CircleStore circles;
    private final TriggerStore triggers;
    private final Clock clock;

    CirclePruning(CircleStore circles, TriggerStore triggers, Clock clock) {
        this.circles = circles;
        this.triggers = triggers;
        this.clock = clock;
    }

    @Scheduled(
            every = "${imagestreams.delivery.prune-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void prune() {
        triggers.changed(circles.forget(clock.instant()));
    }
}
