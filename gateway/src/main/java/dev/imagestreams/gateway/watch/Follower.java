package dev.imagestreams.gateway.watch;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The one thread that follows a source and fills its feed. While the source is away it keeps asking, and watchers miss
 * nothing but time; when it fell too far behind, it begins anew and the watchers have to list again.
 */
final class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Feed feed;
    private final Thread thread;
    private volatile boolean stopped;

    Follower(Feed feed) {
        this.feed = feed;
        this.thread = new Thread(this::run, "watch-" + feed.name());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Waits for the answer that is on its way: nobody would take it from the client that asked. */
    void stop() {
        stopped = true;
        try {
            thread.join(LONGEST_PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!stopped) {
            try {
                feed.step();
                if (pause.compareTo(FIRST_PAUSE) > 0) {
                    LOG.infof("changes are followed again feed=%s", feed.name());
                }
                pause = FIRST_PAUSE;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                pause = recover(e, pause);
            }
        }
    }

    private Duration recover(RuntimeException failure, Duration pause) {
        if (stopped) {
            return pause;
        }
        if (failure instanceof ImageStreamException refused && refused.code() == ErrorCode.EXPIRED) {
            LOG.warnf("fell behind the changes, watchers have to list again feed=%s", feed.name());
            feed.close();
            return pause;
        }
        if (pause.equals(FIRST_PAUSE)) {
            LOG.warnf("changes cannot be followed, trying on feed=%s cause=%s", feed.name(), failure);
        }
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            stopped = true;
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }
}
