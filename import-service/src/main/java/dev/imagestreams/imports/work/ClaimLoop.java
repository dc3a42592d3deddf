package dev.imagestreams.imports.work;

import dev.imagestreams.imports.database.DatabaseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * Claims stored work and runs it, at most so many pieces at a time. One thread claims for all; it is woken by
 * {@link #wake} and by every piece that ends, and otherwise looks at an interval, for work that came due or was left by
 * somebody who died. Claims only what can start at once, so that nothing claimed waits here while another replica is idle.
 *
 * @param <T> a claimed piece of work
 */
public final class ClaimLoop<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClaimLoop.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final int parallel;
    private final Duration interval;
    private final IntFunction<List<T>> claim;
    private final Consumer<T> work;
    private final Semaphore free;
    private final Semaphore signal = new Semaphore(0);
    private final ExecutorService pool;
    private final Thread claimer;

    /**
     * @param name of the threads, and in logs
     * @param claim takes how many pieces may be claimed, returns at most as many
     */
    public ClaimLoop(String name, int parallel, Duration interval, IntFunction<List<T>> claim, Consumer<T> work) {
        this.name = name;
        this.parallel = parallel;
        this.interval = interval;
        this.claim = claim;
        this.work = work;
        this.free = new Semaphore(parallel);
        this.pool = Executors.newFixedThreadPool(parallel, new NamedThreads(name));
        this.claimer = new NamedThreads(name + "-claim").newThread(this::run);
    }

    public void start() {
        claimer.start();
    }

    /** There may be work: look now. */
    public void wake() {
        signal.release();
    }

    /** Stops claiming, gives running work a moment to finish, then interrupts it; what was claimed comes due again. */
    @Override
    public void close() {
        claimer.interrupt();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                free.acquire();
                int slots = 1 + free.drainPermits();
                List<T> claimed = claim(slots);
                free.release(slots - claimed.size());
                claimed.forEach(this::start);
                if (claimed.size() < slots && signal.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debugf("claiming ended loop=%s", name);
        }
    }

    private List<T> claim(int slots) {
        try {
            return claim.apply(slots);
        } catch (RuntimeException e) {
            LOG.warnf("work cannot be claimed, trying again loop=%s reason=%s", name, e.getMessage());
            return List.of();
        }
    }

    private void start(T piece) {
        // Hardly ever queued: there are as many threads as permits, and a permit was taken for this piece.
        pool.execute(() -> {
            try {
                work.accept(piece);
            } catch (DatabaseException e) {
                LOG.warnf("the database is away, work comes due again loop=%s reason=%s", name, e.getMessage());
            } catch (RuntimeException e) {
                LOG.errorf(e, "a piece of work failed and comes due again loop=%s", name);
            } finally {
                free.release();
                // What could not be claimed while this piece had somebody's share may be there.
                wake();
            }
        });
    }

    @Override
    public String toString() {
        return name + " (" + (parallel - free.availablePermits()) + " of " + parallel + " busy)";
    }
}
