package dev.imagestreams.triggers.messaging;

import dev.imagestreams.triggers.database.DatabaseException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Tries something until the system it needs is back. It gives up only when the service stops, with an exception: what was
 * consumed is then not committed, and comes again.
 */
@Singleton
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Tries until the database has taken it; a failure that will not pass is thrown at once. */
    void whileAway(Runnable act) {
        tryUntilDone(act, DatabaseException::mayPass);
    }

    /** Tries until it works, whatever the failure. */
    void untilDone(Runnable act) {
        tryUntilDone(act, failure -> true);
    }

    private void tryUntilDone(Runnable act, Predicate<RuntimeException> mayPass) {
        Duration pause = FIRST;
        while (true) {
            try {
                act.run();
                return;
            } catch (RuntimeException e) {
                if (!mayPass.test(e)) {
                    throw e;
                }
                LOG.warnf("consumption waits: reason=%s", e.getMessage());
                if (stopsWithin(pause)) {
                    throw new StoppingException(e);
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
            }
        }
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Before other observers, which may wait for consumers to end. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping.countDown();
    }

    /** The service stops while something waits: not a failure of the records at hand. */
    static final class StoppingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StoppingException(Throwable waitedFor) {
            super("the service stops", waitedFor);
        }
    }
}
