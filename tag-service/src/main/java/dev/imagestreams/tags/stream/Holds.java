package dev.imagestreams.tags.stream;

import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What holds do to a stream. While a tag is held, what would move it waits beside its history, and only the newest: it is
 * always what the tag would point to without the hold. When the hold is over, exactly that is applied, once, or dropped.
 */
final class Holds {

    private Holds() {}

    /** Adds an entry to a tag's history, or, if a hold stops it, lets it wait. */
    static StreamState offer(StreamState stream, StreamTag tag, TagEvent event, Instant now) {
        boolean held = isHeld(stream, tag, now);
        boolean stopped = held && Hold.stops(event.by().cause());
        TagState state = stream.statusOf(tag);
        boolean current = state.newest().filter(event::samePointer).isPresent();
        if (stopped && !current) {
            return stream.withPending(tag, event);
        }
        boolean waited = state.pending() != null && state.pending().samePointer(event);
        StreamState moved = stream.withEvent(tag, event);
        // By hand the tag may be put anywhere, and what its source has come to goes on waiting.
        return !held || stopped || waited ? moved.withoutPending(tag) : moved;
    }

    /** Without what waits for these tags: it was found for a wish they no longer have. */
    static StreamState forget(StreamState stream, Collection<StreamTag> tags) {
        StreamState result = stream;
        for (StreamTag tag : tags) {
            result = result.withoutPending(tag);
        }
        return result;
    }

    /**
     * Ends the waiting of every tag that is not held any more.
     *
     * @param before the stream as stored: who takes the words of a hold away need not repeat what becomes of what waits
     */
    static StreamState release(StreamState before, StreamState stream, Instant now) {
        StreamState result = stream;
        for (Map.Entry<StreamTag, TagState> entry : stream.status().entrySet()) {
            StreamTag tag = entry.getKey();
            TagEvent waiting = entry.getValue().pending();
            if (waiting != null && !isHeld(stream, tag, now)) {
                result = result.withoutPending(tag);
                if (isWanted(before, stream, tag, waiting)) {
                    result = result.withEvent(tag, asMove(stream, tag, waiting, now));
                }
            }
        }
        return result;
    }

    /** The spec tag of a tag that is there without one, and is to be held. */
    static Optional<TagSpec> wish(StreamState stream, StreamTag tag, Map<String, String> annotations) {
        boolean there = stream.statusOf(tag).newest().isPresent();
        return there && !annotations.getOrDefault(Hold.HOLD, "").isEmpty()
                ? Optional.of(new TagSpec(tag, null, false, null, null, null, annotations))
                : Optional.empty();
    }

    static boolean isHeld(StreamState stream, StreamTag tag, Instant now) {
        return stream.specOf(tag)
                .flatMap(Hold::of)
                .filter(hold -> hold.inForce(now))
                .isPresent();
    }

    /** A tag nobody wishes for any more still takes what is put on it, but nothing from where it came. */
    private static boolean isWanted(StreamState before, StreamState stream, StreamTag tag, TagEvent waiting) {
        Optional<TagSpec> spec = stream.specOf(tag);
        if (spec.isEmpty()) {
            return switch (waiting.by().cause()) {
                case PUSH, MAPPING -> true;
                case TAG, IMPORT, SCHEDULE, PROPAGATION -> false;
            };
        }
        String said = spec.map(TagSpec::annotations).orElse(Map.of()).get(Hold.RELEASE);
        String word = said != null
                ? said
                : before.specOf(tag)
                        .map(old -> old.annotations().getOrDefault(Hold.RELEASE, ""))
                        .orElse("");
        return !word.equals(Hold.DROP);
    }

    private static TagEvent asMove(StreamState stream, StreamTag tag, TagEvent waiting, Instant now) {
        Long wished = stream.specOf(tag).map(TagSpec::generation).orElse(null);
        long generation = wished == null ? stream.generation() : wished;
        return new TagEvent(0, now, waiting.reference(), waiting.image(), generation, waiting.by(), waiting.followed());
    }
}
