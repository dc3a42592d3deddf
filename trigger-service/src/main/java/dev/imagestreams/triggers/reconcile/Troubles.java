package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.workload.ObjectKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often each object could not be changed in a row, and what its owner was told of it last. For many threads. */
final class Troubles {

    private record Trouble(int failures, String told) {

        static final Trouble NONE = new Trouble(0, "");
    }

    private final Map<ObjectKey, Trouble> known = new ConcurrentHashMap<>();

    /** Failures in a row, this one included. */
    int oneMore(ObjectKey key) {
        return known.merge(key, new Trouble(1, ""), (before, one) -> new Trouble(before.failures() + 1, before.told()))
                .failures();
    }

    /** Whether this has not been told last. Now it is. */
    boolean isNews(ObjectKey key, String reason) {
        Trouble before = known.getOrDefault(key, Trouble.NONE);
        known.put(key, new Trouble(before.failures(), reason));
        return !before.told().equals(reason);
    }

    /** There is no trouble with the object any more. */
    void forget(ObjectKey key) {
        known.remove(key);
    }
}
