package dev.imagestreams.gateway.watch;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The recent changes of one source, bounded by their number and by the bytes of their JSON. One thread adds; any number of
 * watchers read along, each from its own version. A reader that looks at the {@link #floor()} after it has read can tell
 * whether it has missed something.
 */
final class Window {

    private final int capacity;
    private final long maxBytes;
    private final ConcurrentNavigableMap<Long, Kept> entries = new ConcurrentSkipListMap<>();

    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    private volatile long floor;
    private volatile long head;

    Window(int capacity, long maxBytes, long floor) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
        this.floor = floor;
        this.head = floor;
    }

    /** Everything after this version up to {@link #head()} is here. */
    long floor() {
        return floor;
    }

    /** Nothing up to this version is still to come. */
    long head() {
        return head;
    }

    int size() {
        return size.get();
    }

    long bytes() {
        return bytes.get();
    }

    void add(FeedEntry entry, int weight) {
        entries.put(entry.change().version(), new Kept(entry, weight));
        size.incrementAndGet();
        bytes.addAndGet(weight);
        while (size() > capacity || bytes() > maxBytes && size() > 1) {
            Map.Entry<Long, Kept> oldest = entries.firstEntry();
            // First the floor: a reader must never miss an entry and not see that it did.
            floor = oldest.getKey();
            entries.remove(oldest.getKey());
            size.decrementAndGet();
            bytes.addAndGet(-oldest.getValue().weight());
        }
    }

    void advance(long version) {
        head = version;
    }

    /** The first change after a version. */
    Optional<FeedEntry> after(long version) {
        return Optional.ofNullable(entries.higherEntry(version))
                .map(Map.Entry::getValue)
                .map(Kept::entry);
    }

    private record Kept(FeedEntry entry, int weight) {}
}
