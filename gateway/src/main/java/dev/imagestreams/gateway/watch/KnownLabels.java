package dev.imagestreams.gateway.watch;

import dev.imagestreams.model.api.Change;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The labels every object had before its next change: without them nobody could tell that an object has stopped matching a
 * selector. Only objects that have labels take memory. Used by one thread.
 */
final class KnownLabels {

    private final Set<String> complete;
    private final Map<ObjectRef, Map<String, String>> labels;

    KnownLabels(Set<String> complete, Map<ObjectRef, Map<String, String>> labels) {
        this.complete = Set.copyOf(complete);
        this.labels = new HashMap<>(labels);
    }

    /**
     * Takes note of a change.
     *
     * @return the labels before it; empty when they are not known
     */
    Optional<Map<String, String>> before(ObjectChange change) {
        ObjectRef object = ObjectRef.of(change.resource(), change.object());
        Map<String, String> now = change.object().getMetadata().getLabels();
        // Of resources that are not complete, an object without labels is remembered too, once it was seen.
        boolean worthKeeping = now != null && !now.isEmpty() || !complete.contains(object.resource());
        Map<String, String> previous = change.type() == Change.Type.DELETED || !worthKeeping
                ? labels.remove(object)
                : labels.put(object, now == null ? Map.of() : Map.copyOf(now));
        if (previous == null && complete.contains(object.resource())) {
            return Optional.of(Map.of());
        }
        return Optional.ofNullable(previous);
    }
}
