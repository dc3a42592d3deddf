package dev.imagestreams.triggers.change;

import dev.imagestreams.model.api.TriggerChange;
import dev.imagestreams.model.api.TriggerChangePage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * What happened to triggers, in its order and without gaps, for those who follow. Whoever cannot be told everything after
 * what they know is told so, and has to list again.
 */
@Singleton
public class TriggerFeed {

    private final ChangeLog log;
    private final ChangeConfig config;

    public TriggerFeed(ChangeLog log, ChangeConfig config) {
        this.log = log;
        this.config = config;
    }

    /** Where to follow from for who wants to know of later changes only. */
    public TriggerChangePage fromNow() {
        return new TriggerChangePage(List.of(), log.newest());
    }

    /**
     * Changes after a number; if there are none yet, waits for some.
     *
     * @throws ImageStreamException {@link ErrorCode#EXPIRED} if changes after that number are no longer kept, or the number
     *     was never given
     */
    public TriggerChangePage after(long number, int limit, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            List<TriggerChange> changes = log.after(number, limit);
            requireKept(number, changes);
            if (!changes.isEmpty()) {
                return new TriggerChangePage(
                        changes, changes.get(changes.size() - 1).resourceVersion());
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return new TriggerChangePage(List.of(), number);
            }
            Thread.sleep(Duration.ofNanos(Math.min(left, config.pollInterval().toNanos()))
                    .toMillis());
        }
    }

    /** Numbers have no gaps, so a page that starts with the next number misses nothing. */
    private void requireKept(long number, List<TriggerChange> changes) {
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
