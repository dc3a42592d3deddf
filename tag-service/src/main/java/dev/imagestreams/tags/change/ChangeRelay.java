package dev.imagestreams.tags.change;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox to Kafka, in order, woken by each commit. Of all replicas one relays; another takes over when its
 * database connection ends. An event is marked only after the broker has acknowledged it, so a crash in between publishes it
 * again, with the same id.
 */
@ApplicationScoped
public class ChangeRelay {

    private static final Logger LOG = Logger.getLogger(ChangeRelay.class);
    private static final long PAUSE_MILLIS = 500;

    private final DataSource dataSource;
    private final EventPublisher publisher;
    private final ChangeSignal signal;
    private final ChangeConfig config;
    private final MeterRegistry meters;
    private final Thread thread = new Thread(this::run, "change-relay");
    private volatile boolean stopping;

    public ChangeRelay(
            DataSource dataSource,
            EventPublisher publisher,
            ChangeSignal signal,
            ChangeConfig config,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.publisher = publisher;
        this.signal = signal;
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        signal.raise();
        thread.join(2_000);
        thread.interrupt();
        thread.join(2_000);
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = dataSource.getConnection();
                    Leadership leadership = Leadership.of(connection, Outbox.LEADERSHIP)) {
                if (leadership.isTaken()) {
                    relay(new Outbox(connection));
                } else {
                    pause();
                }
            } catch (SQLException | ExecutionException | RuntimeException e) {
                LOG.warnf("publishing changes is interrupted, tries again: reason=%s", e.getMessage());
                pause();
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    private void relay(Outbox outbox) throws SQLException, ExecutionException, InterruptedException {
        Outbox.Position position = outbox.publishedSoFar();
        while (!stopping) {
            CountDownLatch changed = signal.next();
            List<OutgoingEvent> events = outbox.next(position, config.batchSize());
            if (events.isEmpty()) {
                changed.await(config.pollInterval().toNanos(), TimeUnit.NANOSECONDS);
            } else {
                publisher.publish(events);
                position = outbox.markPublished(events.get(events.size() - 1));
                events.forEach(event -> meters.counter(
                                ChangeMetrics.PUBLISHED,
                                ChangeMetrics.TOPIC,
                                event.kind().topic())
                        .increment());
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
