package dev.imagestreams.imports.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How much of the work running here is for whom, so that none gets more than its share of the workers. Safe for many
 * threads.
 *
 * @param <T> a claimed piece of work
 */
public final class Shares<T> {

    private final int most;
    private final Function<T, String> owner;
    private final Map<String, Integer> running = new HashMap<>();

    /**
     * @param most pieces one owner may have at the same time
     * @param owner whom a piece is for
     */
    public Shares(int most, Function<T, String> owner) {
        if (most < 1) {
            throw new IllegalArgumentException("a share is at least 1, and not " + most);
        }
        this.most = most;
        this.owner = owner;
    }

    public int most() {
        return most;
    }

    /** Pieces of those that have some. */
    public synchronized Map<String, Integer> running() {
        return Map.copyOf(running);
    }

    /** These were claimed, and count from now on. */
    public synchronized List<T> begin(List<T> claimed) {
        claimed.forEach(piece -> running.merge(owner.apply(piece), 1, Integer::sum));
        return claimed;
    }

    /** Does the work, after which the piece no longer counts. */
    public void run(T piece, Consumer<T> work) {
        try {
            work.accept(piece);
        } finally {
            end(piece);
        }
    }

    private synchronized void end(T piece) {
        running.computeIfPresent(owner.apply(piece), (name, count) -> count == 1 ? null : count - 1);
    }
}
