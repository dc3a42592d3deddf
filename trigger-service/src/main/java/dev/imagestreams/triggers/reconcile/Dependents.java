package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.ObjectKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The objects of one cluster that depend on images, and which of them follow a tag. For many threads. */
final class Dependents {

    private final Map<ObjectKey, Dependent> byKey = new HashMap<>();
    private final Map<TagKey, Set<ObjectKey>> byTag = new HashMap<>();

    /** Returns whether this differs from what was known. */
    synchronized boolean put(Dependent dependent) {
        Dependent before = byKey.put(dependent.key(), dependent);
        if (dependent.equals(before)) {
            return false;
        }
        if (before != null) {
            forgetTags(before);
        }
        for (TagKey tag : dependent.follows()) {
            byTag.computeIfAbsent(tag, first -> new HashSet<>()).add(dependent.key());
        }
        return true;
    }

    synchronized void remove(ObjectKey key) {
        Dependent before = byKey.remove(key);
        if (before != null) {
            forgetTags(before);
        }
    }

    synchronized Optional<Dependent> get(ObjectKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    synchronized Set<ObjectKey> following(TagKey tag) {
        return Set.copyOf(byTag.getOrDefault(tag, Set.of()));
    }

    synchronized Set<ObjectKey> all() {
        return Set.copyOf(byKey.keySet());
    }

    synchronized int size() {
        return byKey.size();
    }

    private void forgetTags(Dependent dependent) {
        for (TagKey tag : dependent.follows()) {
            byTag.computeIfPresent(tag, (same, keys) -> {
                keys.remove(dependent.key());
                return keys.isEmpty() ? null : keys;
            });
        }
    }
}
