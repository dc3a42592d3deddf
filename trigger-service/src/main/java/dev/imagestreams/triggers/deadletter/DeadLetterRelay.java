package dev.imagestreams.triggers.deadletter;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.triggers.publish.EventBatch;
import dev.imagestreams.triggers.publish.EventPublisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Reports deliveries that were given up, on topic {@code delivery-dead-letter}. Publishes first and marks when the broker
 * has acknowledged: a crash in between publishes again, with the same id. While the broker is away nothing is marked, and
 * the next round tries again. One that is too large for its topic stays in the database only.
 */
@ApplicationScoped
public class DeadLetterRelay {

    /** Counter: deliveries given up and reported. */
    static final String REPORTED = "imagestreams.delivery.dead.letters";

    private static final Logger LOG = Logger.getLogger(DeadLetterRelay.class);
    private static final int BATCH = 200;

    private final DeadLetterOutbox outbox;
    private final EventPublisher events;
    private final Counter reported;

    DeadLetterRelay(DeadLetterOutbox outbox, EventPublisher events, MeterRegistry meters) {
        this.outbox = outbox;
        this.events = events;
        this.reported = meters.counter(REPORTED);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            QuarkusTransaction.requiringNew().run(this::report);
        } catch (RuntimeException e) {
            LOG.warnf("dead letters wait: reason=%s", e.getMessage());
        }
    }

    private void report() {
        List<DeadLetter> letters = outbox.take(BATCH);
        if (letters.isEmpty()) {
            return;
        }
        EventBatch.publish(
                        letters,
                        letter -> events.publish(EventType.DELIVERY_DEAD_LETTER, letter.eventId(), letter.event()))
                .forEach(letter -> LOG.errorf(
                        "dead letter not published, it is too large for its topic: delivery=%s",
                        letter.event().delivery()));
        outbox.markReported(letters);
        reported.increment(letters.size());
        letters.forEach(letter -> LOG.warnf(
                "delivery given up: delivery=%s trigger=%s stream=%s reason=%s",
                letter.event().delivery(),
                letter.event().trigger(),
                letter.event().stream(),
                letter.event().reason()));
    }
}
