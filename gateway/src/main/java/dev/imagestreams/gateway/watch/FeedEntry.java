package dev.imagestreams.gateway.watch;

import dev.imagestreams.model.api.Change;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One change in the window, with every form it was written in so far: however many watchers are told, each form is written
 * once. Safe for concurrent use.
 */
final class FeedEntry {

    private final ObjectChange change;
    private final @Nullable Map<String, String> labelsBefore;
    private final Map<Form, Buffer> frames = new ConcurrentHashMap<>(2);

    /** @param labelsBefore null when they are not known */
    FeedEntry(ObjectChange change, @Nullable Map<String, String> labelsBefore) {
        this.change = change;
        this.labelsBefore = labelsBefore;
    }

    ObjectChange change() {
        return change;
    }

    Optional<Map<String, String>> labelsBefore() {
        return Optional.ofNullable(labelsBefore);
    }

    Buffer frame(Form form, Function<Form, Buffer> writer) {
        return frames.computeIfAbsent(form, writer);
    }

    /** @param type what the watcher is told, which may differ from what happened */
    record Form(Change.Type type, Representation representation) {}
}
