package dev.imagestreams.tags.stream;

import dev.imagestreams.model.event.CurrentTag;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know about a tag as it is now, and which changes make that another. A change that is not among
 * {@link #restatedBy} leaves the state of a tag equal, but for the number of the stream's last change.
 */
public final class CurrentTags {

    /** All that the state of a tag depends on. How often the same was found, and for which generation, it does not tell. */
    private record Standing(
            @Nullable TagEvent current,
            @Nullable TagEvent pending,
            CurrentTag.@Nullable Hold hold,
            @Nullable TagSource from) {

        static Standing of(@Nullable StreamState stream, StreamTag tag) {
            TagState state = stream == null ? TagState.EMPTY : stream.statusOf(tag);
            TagEvent current =
                    state.newest().map(event -> event.withGeneration(0)).orElse(null);
            TagEvent pending = state.pending() == null ? null : state.pending().withGeneration(0);
            TagSpec spec = current == null && pending == null
                    ? null
                    : stream.specOf(tag).orElse(null);
            return new Standing(current, pending, holdOf(spec), spec == null ? null : spec.from());
        }
    }

    private CurrentTags() {}

    /** The tags whose state is another after the change. */
    public static List<StreamTag> restatedBy(StreamTransition change) {
        TreeSet<StreamTag> tags = new TreeSet<>(change.before().status().keySet());
        if (change.after() != null) {
            tags.addAll(change.after().status().keySet());
        }
        tags.removeIf(tag -> Standing.of(change.before(), tag).equals(Standing.of(change.after(), tag)));
        return List.copyOf(tags);
    }

    /**
     * The state of a tag; empty if it neither points anywhere nor has anything waiting.
     *
     * @param resourceVersion the stream's
     */
    public static Optional<CurrentTag> of(
            StreamKey stream,
            StreamTag tag,
            UUID uid,
            long resourceVersion,
            @Nullable TagSpec spec,
            CurrentTag.@Nullable Entry current,
            CurrentTag.@Nullable Entry pending) {
        if (current == null && pending == null) {
            return Optional.empty();
        }
        TagSource from = spec == null ? null : spec.from();
        return Optional.of(new CurrentTag(stream, tag, uid, resourceVersion, current, from, holdOf(spec), pending));
    }

    private static CurrentTag.@Nullable Hold holdOf(@Nullable TagSpec spec) {
        return spec == null ? null : HoldWords.told(spec);
    }
}
