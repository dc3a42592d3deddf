package dev.imagestreams.tags.stream;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One change of one stream: what it was, what it is, who did it and when. Everything that has to be stored or told because
 * of the change follows from the difference.
 *
 * @param before not {@linkplain StreamState#exists() existing} when the change creates the stream
 * @param after null when the change deletes the stream
 */
public record StreamTransition(StreamState before, @Nullable StreamState after, Attribution by, Instant at) {

    /**
     * A tag whose pull spec differs.
     *
     * @param from null when the tag had none
     * @param to null when the tag is gone
     */
    public record Move(StreamTag tag, @Nullable TagEvent from, @Nullable TagEvent to) {}

    /** Whether there is anything to store. */
    public boolean changesSomething() {
        return !before.equals(after);
    }

    /** Whether it makes a stream that was not there. */
    public boolean isCreation() {
        return !before.exists() && after != null && after.exists();
    }

    public Change.Type type() {
        if (after == null) {
            return Change.Type.DELETED;
        }
        return before.exists() ? Change.Type.MODIFIED : Change.Type.ADDED;
    }

    /** The tags that point to another image than before. */
    public List<Move> moves() {
        return Stream.concat(
                        before.status().keySet().stream(),
                        after == null ? Stream.empty() : after.status().keySet().stream())
                .distinct()
                .map(tag -> new Move(
                        tag,
                        before.newest(tag).orElse(null),
                        after == null ? null : after.newest(tag).orElse(null)))
                .filter(move -> !samePointer(move.from(), move.to()))
                .toList();
    }

    private static boolean samePointer(@Nullable TagEvent one, @Nullable TagEvent other) {
        if (one == null || other == null) {
            return one == other;
        }
        return one.samePointer(other);
    }
}
