package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which problems of which objects have been told: each is told once for as long as it lasts. For many threads. */
final class ToldProblems {

    private final Map<ObjectKey, Set<Problem>> told = new ConcurrentHashMap<>();

    /** Those of an object's present problems that it has not had the last time. */
    List<Problem> news(ObjectKey key, List<Problem> present) {
        Set<Problem> before = present.isEmpty() ? told.remove(key) : told.put(key, Set.copyOf(present));
        return before == null
                ? present
                : present.stream().filter(problem -> !before.contains(problem)).toList();
    }

    void forget(ObjectKey key) {
        told.remove(key);
    }
}
