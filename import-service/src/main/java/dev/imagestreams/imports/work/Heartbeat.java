package dev.imagestreams.imports.work;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Says again and again that claimed work is still under way, so that its lease can be short: what a dead process had is soon
 * taken over, and what a slow one has is not. No piece is kept for longer than a bound, so that one that hangs comes due in
 * the end. Safe for many threads.
 *
 * @param <T> a claimed piece of work
 */
public final class Heartbeat<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final Duration interval;
    private final Duration longest;
    private final Consumer<List<T>> renew;
    private final Set<Held<T>> held = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    /** Equal to nothing but itself: a piece may be large. */
    private static final class Held<T> {

        private final T piece;
        private final long since = System.nanoTime();

        private Held(T piece) {
            this.piece = piece;
        }

        private boolean isYoungerThan(Duration age) {
            return System.nanoTime() - since < age.toNanos();
        }
    }

    /**
     * @param name of the thread
     * @param longest for how long one piece is renewed at most
     * @param renew gets all that is under way; what it throws is logged, and the next beat comes
     */
    public Heartbeat(String name, Duration interval, Duration longest, Consumer<List<T>> renew) {
        this.interval = interval;
        this.longest = longest;
        this.renew = renew;
        this.thread = new NamedThreads(name).newThread(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Does the work, and renews it meanwhile. */
    public void during(T piece, Consumer<T> work) {
        Held<T> mine = new Held<>(piece);
        held.add(mine);
        try {
            work.accept(piece);
        } finally {
            held.remove(mine);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(interval.toMillis());
                beat();
            }
        } catch (InterruptedException e) {
            LOG.debugf("the heartbeat has ended pieces=%d", held.size());
        }
    }

    private void beat() {
        List<T> alive = held.stream()
                .filter(one -> one.isYoungerThan(longest))
                .map(one -> one.piece)
                .toList();
        if (alive.isEmpty()) {
            return;
        }
        try {
            renew.accept(alive);
        } catch (RuntimeException e) {
            LOG.warnf("work under way is not renewed, trying again pieces=%d reason=%s", alive.size(), e.getMessage());
        }
    }
}
