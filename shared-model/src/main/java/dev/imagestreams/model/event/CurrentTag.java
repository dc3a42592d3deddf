package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.trace.TraceContext;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a tag is now. Its topic is compacted: the last record of a key is the tag's state, and one without a value says that
 * the tag is gone. A tag that neither points anywhere nor has anything waiting has no state.
 *
 * @param uid identity of the stream across deletion and re-creation under the same name
 * @param resourceVersion of the stream when this was its tag's state; what later changes made of the tag is told again
 * @param current what the tag points to; null when all that ever came for it waits
 * @param from where its images come from, as the spec says; null for a tag that is only pushed to
 * @param hold how it is held; null when it is not
 * @param pending what it would point to if it were not held; null when nothing waits
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CurrentTag(
        StreamKey stream,
        StreamTag tag,
        UUID uid,
        long resourceVersion,
        @Nullable Entry current,
        @Nullable TagSource from,
        @Nullable Hold hold,
        @Nullable Entry pending)
        implements StreamEvent {

    public CurrentTag {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(uid);
    }

    /** The key of a tag's records. */
    public static String key(StreamKey stream, StreamTag tag) {
        return stream.toString() + ':' + tag;
    }

    @Override
    public String key() {
        return key(stream, tag);
    }

    @Override
    public String subject() {
        return stream.name() + ':' + tag;
    }

    /** A state is the work of nobody in particular. */
    @Override
    @JsonIgnore
    public @Nullable TraceContext trace() {
        return null;
    }

    /**
     * An entry of the tag's history.
     *
     * @param position where in the history
     * @param reference pull spec, as a consumer should use it
     * @param digest null for a reference tag
     * @param since when it was recorded
     * @param followed the tag of a registry that a policy picked; null where the source names one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long position,
            String reference,
            @Nullable Digest digest,
            Instant since,
            Attribution by,
            @Nullable TagName followed) {

        public Entry {
            Objects.requireNonNull(reference);
            Objects.requireNonNull(since);
            Objects.requireNonNull(by);
        }
    }

    /**
     * That the tag does not move by itself. Nobody is told when the time of a hold is over and nothing waited: whoever reads
     * this compares with a clock.
     *
     * @param until when it ends by itself; null if somebody has to end it
     * @param reason why, for people; null if nobody said
     * @param by who held the tag
     * @param since when
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hold(
            @Nullable Instant until, @Nullable String reason, @Nullable String by, @Nullable Instant since) {}
}
