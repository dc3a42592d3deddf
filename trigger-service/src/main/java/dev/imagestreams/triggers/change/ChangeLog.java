package dev.imagestreams.triggers.change;

import dev.imagestreams.model.api.DependentChange;
import java.util.List;

/**
 * Numbers the changes of triggers and configs and keeps them for a while. Numbers have no gaps and become visible in their order: who
 * has seen number n has seen everything up to n.
 */
public interface ChangeLog {

    /**
     * Takes numbers for as many changes, and makes all other writers wait until the caller's transaction ends. So it is the
     * last thing a transaction waits for: whoever has taken a number locks nothing more that others hold.
     *
     * @return the first
     */
    long take(int numbers);

    /** Keeps changes with the numbers that the caller's transaction took, and wakes who waits for them when it commits. */
    void record(List<? extends DependentChange> changes);

    /** The number of the last change there is, or 0. */
    long newest();

    /** Those that are still kept, in their order. */
    List<DependentChange> after(long number, int limit);
}
