package dev.imagestreams.tags.stream;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What rules must be able to look up beyond the stream they change. Lookups are made with the system's own rights. */
public interface Sources {

    /** Whether there is such a stream. */
    boolean exists(StreamKey stream);

    /** The newest history entry of a tag of another stream. */
    Optional<TagEvent> newest(StreamKey stream, StreamTag tag);

    /** Every distinct image of a stream, over all its tags and its whole history. */
    Set<Digest> images(StreamKey stream);

    /**
     * The newest history entry of each distinct image of a stream, over all its tags and its whole history, whose digest
     * starts with the given text (a digest, or the beginning of its hex part).
     */
    List<TagEvent> imagesOf(StreamKey stream, String idPrefix);
}
