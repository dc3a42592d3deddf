package dev.imagestreams.triggers.change;

import dev.imagestreams.model.api.DependentChange;
import dev.imagestreams.model.api.DependentChangePage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happened to triggers and configs, in its order and without gaps, for those who follow. Whoever cannot be told everything after
 * what they know is told so, and has to list again.
 */
@Singleton
public class ChangeFeed {

    private final ChangeLog log;
    private final ChangeSignal signal;
    private final ChangeConfig config;

    public ChangeFeed(ChangeLog log, ChangeSignal signal, ChangeConfig config) {
        this.log = log;
        this.signal = signal;
        this.config = config;
    }

    /** Where to follow from for who wants to know of later changes only. */
    public DependentChangePage fromNow() {
        return new DependentChangePage(List.of(), log.newest());
    }

    /**
     * Changes after a number; if there are none yet, waits for some.
     *
     * @throws ImageStreamException {@link ErrorCode#EXPIRED} if changes after that number are no longer kept, or the number
     *     was never given
     */
    public DependentChangePage after(long number, int limit, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            CountDownLatch changed = signal.next();
            List<DependentChange> changes = log.after(number, limit);
            requireKept(number, changes);
            if (!changes.isEmpty()) {
                return new DependentChangePage(
                        changes, changes.get(changes.size() - 1).resourceVersion());
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return new DependentChangePage(List.of(), number);
            }
            changed.await(Math.min(left, config.pollInterval().toNanos()), TimeUnit.NANOSECONDS);
        }
    }

    /** Numbers have no gaps, so a page that starts with the next number misses nothing. */
    private void requireKept(long number, List<DependentChange> changes) {
        if (!changes.isEmpty() && changes.get(0).resourceVersion() == number + 1) {
            return;
        }
        long newest = log.newest();
        boolean gap = !changes.isEmpty();
        // What was written since we looked is no gap.
        if (gap || number > newest || number < newest && log.after(number, 1).isEmpty()) {
            throw new ImageStreamException(
                    ErrorCode.EXPIRED, "too old resource version: " + number + " (" + newest + ")");
        }
    }
}
