package dev.imagestreams.imports.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who gets how many of the workers. An owner of work begins with one of them; pieces that come to something double its share,
 * up to a bound, and one that comes to nothing takes it back to one: who does not answer holds little. The last quarter of
 * the workers is given to those only who have none, so that some who hang at the same time leave a worker to the rest. Safe
 * for many threads.
 *
 * @param <T> a claimed piece of work
 */
public final class Shares<T> {

    /** More owners than this at once begin anew: users name them, and memory is finite. */
    private static final int LIMIT = 1_000;

    private final int most;
    private final int reserved;
    private final Function<T, String> owner;
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Integer> earned = new HashMap<>();

    /** Claims stored work. */
    @FunctionalInterface
    public interface Claim<T> {

        /** @return at most so many pieces, of each owner at most as many as there is room for */
        List<T> take(int slots, Room room);
    }

    /**
     * @param workers there are in all
     * @param most pieces one owner may have at the same time
     * @param owner whom a piece is for
     */
    public Shares(int workers, int most, Function<T, String> owner) {
        if (most < 1) {
            throw new IllegalArgumentException("a share is at least 1, and not " + most);
        }
        this.most = most;
        this.reserved = workers / 4;
        this.owner = owner;
    }

    /** Fills free workers. What was claimed counts until it has {@link #run}. */
    public List<T> claim(int slots, Claim<T> claim) {
        int common = Math.max(0, slots - reserved);
        List<T> claimed = common == 0 ? List.of() : begin(claim.take(common, room()));
        if (claimed.size() < common || claimed.size() == slots) {
            return claimed;
        }
        List<T> all = new ArrayList<>(claimed);
        try {
            all.addAll(begin(claim.take(slots - claimed.size(), roomForFirsts())));
        } catch (RuntimeException e) {
            if (claimed.isEmpty()) {
                throw e;
            }
            // What is claimed is worked on. The next claim, which comes at once, will tell if this goes on.
        }
        return all;
    }

    /** @param work says whether it came to something, so that its owner deserves more of the workers */
    public void run(T piece, Predicate<T> work) {
        boolean deserving = false;
        try {
            deserving = work.test(piece);
        } finally {
            end(owner.apply(piece), deserving);
        }
    }

    private synchronized List<T> begin(List<T> claimed) {
        claimed.forEach(piece -> running.merge(owner.apply(piece), 1, Integer::sum));
        return claimed;
    }

    private synchronized void end(String name, boolean deserving) {
        running.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1);
        if (!deserving) {
            earned.remove(name);
            return;
        }
        if (earned.size() >= LIMIT) {
            earned.clear();
        }
        earned.merge(name, Math.min(most, 2), (share, more) -> Math.min(most, 2 * share));
    }

    private synchronized Room room() {
        Map<String, Integer> room = new HashMap<>(earned);
        running.forEach((name, count) -> room.put(name, Math.max(0, earned.getOrDefault(name, 1) - count)));
        return new Room(room, 1);
    }

    private synchronized Room roomForFirsts() {
        Map<String, Integer> none = new HashMap<>(running);
        none.replaceAll((name, count) -> 0);
        return new Room(none, 1);
    }
}
