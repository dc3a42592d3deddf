package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.workload.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Objects that want to be looked at, each once however often it is asked for, so the queue is never longer than there are
 * objects. An object is never under way twice: what is asked for meanwhile waits until it is done, and is not lost. For
 * many threads.
 */
final class WorkQueue {

    private record Entry(ObjectKey key, Instant due, long order) {}

    private final TreeSet<Entry> byDue =
            new TreeSet<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::order));
    private final Map<ObjectKey, Entry> waiting = new HashMap<>();

    /** What is under way, and when it is due again if it was asked for meanwhile. */
    private final Map<ObjectKey, Optional<Instant>> underWay = new HashMap<>();

    private long order;

    /** Wants the object looked at from then on, or earlier if that was wanted already. */
    synchronized void add(ObjectKey key, Instant due) {
        if (underWay.containsKey(key)) {
            underWay.merge(key, Optional.of(due), WorkQueue::earlier);
            return;
        }
        Entry before = waiting.get(key);
        if (before == null || due.isBefore(before.due())) {
            remove(key);
            Entry entry = new Entry(key, due, order++);
            waiting.put(key, entry);
            byDue.add(entry);
        }
    }

    /** The longest due, which are under way from now on until they are done. */
    synchronized List<ObjectKey> take(Instant now, int mostUnderWay) {
        List<ObjectKey> taken = new ArrayList<>();
        while (underWay.size() < mostUnderWay
                && !byDue.isEmpty()
                && !byDue.first().due().isAfter(now)) {
            Entry entry = byDue.pollFirst();
            waiting.remove(entry.key());
            underWay.put(entry.key(), Optional.empty());
            taken.add(entry.key());
        }
        return taken;
    }

    synchronized void done(ObjectKey key) {
        Optional<Instant> again = underWay.remove(key);
        if (again != null) {
            again.ifPresent(due -> add(key, due));
        }
    }

    /** Nobody wants it any more; if it is under way, that goes on. */
    synchronized void remove(ObjectKey key) {
        Entry entry = waiting.remove(key);
        if (entry != null) {
            byDue.remove(entry);
        }
        underWay.computeIfPresent(key, (same, again) -> Optional.empty());
    }

    /** Until the next one is due; empty if none waits. */
    synchronized Optional<Duration> untilNext(Instant now) {
        return byDue.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.between(now, byDue.first().due()));
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized int underWay() {
        return underWay.size();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().isBefore(other.get()) ? one : other;
    }
}
