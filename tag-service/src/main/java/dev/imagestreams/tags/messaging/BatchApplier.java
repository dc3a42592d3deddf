package dev.imagestreams.tags.messaging;

import dev.imagestreams.tags.inbox.Inbox;
import dev.imagestreams.tags.inbox.InboxConfig;
import dev.imagestreams.tags.messaging.DigestResolvedConsumer.Letter;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Applies a batch whatever happens: while the database is away it waits and tries again; when a batch cannot be applied for
 * what it says, its halves are tried, until the one bad record is found and set aside.
 */
@ApplicationScoped
public class BatchApplier {

    private static final Logger LOG = Logger.getLogger(BatchApplier.class);

    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final InboxConfig config;
    private volatile boolean stopping;

    public BatchApplier(Inbox inbox, DeadLetters deadLetters, InboxConfig config) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.config = config;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** @throws InterruptedException if the service stops first; then the batch comes again */
    public void apply(List<Letter> letters) throws InterruptedException {
        while (true) {
            try {
                inbox.apply(letters.stream().map(Letter::received).toList());
                return;
            } catch (RuntimeException e) {
                if (!Failure.isPassing(e)) {
                    setAside(letters, e);
                    return;
                }
                LOG.warnf("digest-resolved batch waits for the database: reason=%s", e.getMessage());
                pause();
            }
        }
    }

    private void setAside(List<Letter> letters, RuntimeException reason) throws InterruptedException {
        if (letters.size() == 1) {
            deadLetters.add(letters.get(0).record(), "cannot be applied: " + Failure.message(reason));
            return;
        }
        int middle = letters.size() / 2;
        apply(letters.subList(0, middle));
        apply(letters.subList(middle, letters.size()));
    }

    private void pause() throws InterruptedException {
        if (stopping) {
            throw new InterruptedException("the service stops");
        }
        Thread.sleep(config.retryDelay().toMillis());
    }
}
