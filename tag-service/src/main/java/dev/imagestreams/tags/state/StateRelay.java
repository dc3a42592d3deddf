package dev.imagestreams.tags.state;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.tags.change.ChangeConfig;
import dev.imagestreams.tags.change.ChangeMetrics;
import dev.imagestreams.tags.change.ChangeSignal;
import dev.imagestreams.tags.change.Leadership;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Tells the states of tags, woken by each commit, one replica at a time. It goes its own way beside the relay of events, so
 * that neither waits for the other, nor for a topic of the other's that is not there. The position is moved when the broker has
 * acknowledged; a crash in between tells the same tags again, as they are then.
 */
@ApplicationScoped
public class StateRelay {

    private static final Logger LOG = Logger.getLogger(StateRelay.class);
    private static final long PAUSE_MILLIS = 500;

    private final DataSource dataSource;
    private final StatePublisher publisher;
    private final ChangeSignal signal;
    private final ChangeConfig changes;
    private final StateConfig config;
    private final MeterRegistry meters;
    private final Thread thread = new Thread(this::run, "state-relay");
    private volatile boolean stopping;

    public StateRelay(
            DataSource dataSource,
            StatePublisher publisher,
            ChangeSignal signal,
            ChangeConfig changes,
            StateConfig config,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.publisher = publisher;
        this.signal = signal;
        this.changes = changes;
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(2_000);
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = dataSource.getConnection();
                    Leadership leadership = Leadership.of(connection, StateLog.LEADERSHIP)) {
                if (leadership.isTaken()) {
                    publisher.takeOver();
                    relay(new StateLog(connection));
                } else {
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (SQLException | RuntimeException e) {
                pauseAfter(e);
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    private void relay(StateLog log) throws SQLException, InterruptedException {
        while (!stopping) {
            CountDownLatch changed = signal.next();
            StateBatch batch = log.next(config.batchSize());
            if (!batch.isNews()) {
                changed.await(changes.pollInterval().toNanos(), TimeUnit.NANOSECONDS);
                continue;
            }
            if (!batch.states().isEmpty()) {
                publisher.publish(batch.states());
                meters.counter(ChangeMetrics.PUBLISHED, ChangeMetrics.TOPIC, EventType.TAG_STATE.topic())
                        .increment(batch.states().size());
            }
            log.moveOn(batch.next());
            Thread.sleep(config.spacing().toMillis());
        }
    }

    private void pauseAfter(Exception reason) {
        if (stopping) {
            return;
        }
        LOG.warnf("telling the states of tags is interrupted, tries again: reason=%s", reason.getMessage());
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
