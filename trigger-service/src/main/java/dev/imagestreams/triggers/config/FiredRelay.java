package dev.imagestreams.triggers.config;

import dev.imagestreams.triggers.publish.EventBatch;
import dev.imagestreams.triggers.publish.EventPublisher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Tells of what configs have fired, on topics {@code build-triggered} and {@code deploy-triggered}, in order. Publishes first
 * and marks when the broker has acknowledged: a crash in between publishes again, with the same ids. What has just been
 * committed is told at once; what that misses, the next round finds. What its topic will never take keeps nobody else waiting.
 */
@ApplicationScoped
public class FiredRelay {

    private static final Logger LOG = Logger.getLogger(FiredRelay.class);
    private static final int BATCH = 200;

    private final FiredOutbox outbox;
    private final EventPublisher events;
    private final Vertx vertx;

    FiredRelay(FiredOutbox outbox, EventPublisher events, Vertx vertx) {
        this.outbox = outbox;
        this.events = events;
        this.vertx = vertx;
    }

    /** On another thread, which the transaction that ends here has nothing to do with. */
    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConfigsFired fired) {
        vertx.executeBlocking(
                        () -> {
                            run();
                            return fired.count();
                        },
                        false)
                .onFailure(failure -> LOG.errorf(failure, "telling what configs have fired broke"));
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
            EventBatch.publish(fired, each -> events.publish(each.kind().event(), each.id(), each.event()))
                    .forEach(each -> LOG.errorf(
                            "nobody is told what a config has fired, it is too large for its topic: trigger=%s number=%d",
                            each.event().trigger(), each.number()));
            outbox.markTold(fired);
        }
        return fired.size();
    }
}
