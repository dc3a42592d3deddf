package dev.imagestreams.tags.stream;

import dev.imagestreams.model.api.PendingMove;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of moves that waited for the end of a hold. A hold ends when its words are taken away, which is a write of the
 * spec like any other, or with its time, which somebody has to watch: this is the rule for that.
 */
public final class ReleaseRules {

    private ReleaseRules() {}

    /** The stream as it is once every hold that is over has let go; equal to the one before if there is none. */
    public static StreamState release(StreamState before, Instant now) {
        return Tracking.propagate(before, Holds.release(before, before, now), now);
    }

    /** When what waits for the tag is to be released; null if nothing waits, or somebody has to end the hold. */
    public static @Nullable Instant dueAt(StreamState stream, StreamTag tag) {
        return stream.statusOf(tag).pending() == null
                ? null
                : stream.specOf(tag).flatMap(Hold::of).map(Hold::until).orElse(null);
    }

    /** What became of the move that waited before the change and waits no more after it. */
    public static PendingMove outcome(StreamState before, StreamState after, StreamTag tag, Instant at) {
        TagEvent waited = before.statusOf(tag).pending();
        if (waited == null) {
            throw new IllegalStateException("nothing waited for tag " + tag);
        }
        if (after.statusOf(tag).pending() != null || Holds.isHeld(after, tag, at)) {
            return PendingMove.SUPERSEDED;
        }
        TagEvent newest = after.newest(tag).orElse(null);
        boolean moved = newest != null && !newest.equals(before.newest(tag).orElse(null));
        if (!moved) {
            return PendingMove.DROPPED;
        }
        return newest.samePointer(waited) ? PendingMove.RELEASED : PendingMove.SUPERSEDED;
    }
}
