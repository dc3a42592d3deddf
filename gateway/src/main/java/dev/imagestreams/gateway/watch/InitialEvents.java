package dev.imagestreams.gateway.watch;

import dev.imagestreams.model.api.Change;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is there when a watch begins, told as additions. A long list is read page by page, so its later objects may be newer
 * than the list as a whole: their changes up to then are not told again, or the client would see them step back.
 */
final class InitialEvents {

    private final Scope scope;
    private final long version;
    private final Deque<HasMetadata> objects;
    private final Map<ObjectRef, Long> newer = new HashMap<>();
    private boolean endIsToBeMarked;

    /** @param version of the list as a whole */
    InitialEvents(Scope scope, List<? extends HasMetadata> objects, long version, boolean markEnd) {
        this.scope = scope;
        this.version = version;
        this.objects = new ArrayDeque<>(objects);
        this.endIsToBeMarked = markEnd;
        for (HasMetadata object : objects) {
            long own = Long.parseLong(object.getMetadata().getResourceVersion());
            if (own > version) {
                newer.put(ObjectRef.of(scope.resource(), object), own);
            }
        }
    }

    static InitialEvents none(Scope scope, long version) {
        return new InitialEvents(scope, List.of(), version, false);
    }

    boolean isEmpty() {
        return objects.isEmpty() && !endIsToBeMarked;
    }

    Buffer next(Frames frames, Supplier<Representation> representation) {
        if (objects.isEmpty()) {
            endIsToBeMarked = false;
            return Frames.bookmark(scope.resource(), version, true);
        }
        return frames.event(Change.Type.ADDED, scope.resource(), objects.remove(), representation.get());
    }

    /** Whether the client was told of this change's outcome before. */
    boolean include(ObjectChange change) {
        return !newer.isEmpty()
                && newer.getOrDefault(ObjectRef.of(change.resource(), change.object()), 0L) >= change.version();
    }
}
