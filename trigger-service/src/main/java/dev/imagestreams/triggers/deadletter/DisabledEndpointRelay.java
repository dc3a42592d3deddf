package dev.imagestreams.triggers.deadletter;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.triggers.publish.EventBatch;
import dev.imagestreams.triggers.publish.EventPublisher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Reports triggers that this service has paused, on topic {@code endpoint-disabled}. Publishes first and marks when the
 * broker has acknowledged: a crash in between publishes again, with the same id.
 */
@ApplicationScoped
public class DisabledEndpointRelay {

    private static final Logger LOG = Logger.getLogger(DisabledEndpointRelay.class);
    private static final int BATCH = 200;

    private final DisabledEndpointOutbox outbox;
    private final EventPublisher events;

    DisabledEndpointRelay(DisabledEndpointOutbox outbox, EventPublisher events) {
        this.outbox = outbox;
        this.events = events;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            QuarkusTransaction.requiringNew().run(this::report);
        } catch (RuntimeException e) {
            LOG.warnf("reports of disabled endpoints wait: reason=%s", e.getMessage());
        }
    }

    private void report() {
        List<DisabledEndpoint> owed = outbox.take(BATCH);
        if (!owed.isEmpty()) {
            EventBatch.publish(owed, one -> events.publish(EventType.ENDPOINT_DISABLED, one.eventId(), one.event()))
                    .forEach(one -> LOG.errorf(
                            "a disabled endpoint is not reported, its event is too large: trigger=%s",
                            one.event().trigger()));
            outbox.markTold(owed);
        }
    }
}
