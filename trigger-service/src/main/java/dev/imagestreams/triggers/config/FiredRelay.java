package dev.imagestreams.triggers.config;

import dev.imagestreams.triggers.publish.EventPublisher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Tells of what configs have fired, on topics {@code build-triggered} and {@code deploy-triggered}, in order. Publishes first
 * and marks when the broker has acknowledged: a crash in between publishes again, with the same ids.
 */
@ApplicationScoped
public class FiredRelay {

    private static final Logger LOG = Logger.getLogger(FiredRelay.class);
    private static final int BATCH = 200;

    private final FiredOutbox outbox;
    private final EventPublisher events;

    FiredRelay(FiredOutbox outbox, EventPublisher events) {
        this.outbox = outbox;
        this.events = events;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            while (QuarkusTransaction.requiringNew().call(this::tell) == BATCH) {
                LOG.debug("more configs have fired than are told of at once");
            }
        } catch (RuntimeException e) {
            LOG.warnf("what configs have fired waits: reason=%s", e.getMessage());
        }
    }

    private int tell() {
        List<FiredConfig> fired = outbox.take(BATCH);
        if (!fired.isEmpty()) {
            CompletableFuture.allOf(fired.stream()
                            .map(each -> events.publish(each.kind().event(), each.id(), each.event())
                                    .toCompletableFuture())
                            .toArray(CompletableFuture[]::new))
                    .join();
            outbox.markTold(fired);
        }
        return fired.size();
    }
}
