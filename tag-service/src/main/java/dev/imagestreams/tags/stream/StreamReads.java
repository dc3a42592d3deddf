package dev.imagestreams.tags.stream;

import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.api.StreamImages;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about streams. Every answer is one consistent moment: the caller's transaction's, if there is one. */
public interface StreamReads {

    /** How much of each tag's history an answer has. */
    enum History {
        ALL,
        NEWEST
    }

    /**
     * Streams by namespace and name.
     *
     * @param namespace null asks for all
     * @param after the {@code next} of the page before; null asks for the first page
     */
    StreamPage page(@Nullable String namespace, int limit, @Nullable StreamKey after, History history);

    /** The stream with its whole history. */
    Optional<ImageStream> find(StreamKey stream);

    /** A tag that is wished for or has an outcome. */
    Optional<TagView> find(StreamKey stream, StreamTag tag);

    /** What a tag pointed to at a time, if it pointed anywhere. */
    Optional<TagView> find(StreamKey stream, StreamTag tag, Instant at);

    /** Empty if there is no such stream. */
    Optional<HistoryPage> history(StreamKey stream, StreamTag tag, HistoryQuery query);

    /** An image of the stream's history, or an entry of a manifest list there, whose digest starts so. */
    Optional<StoredImage> image(StreamKey stream, String idPrefix);

    /** Every image of the stream's history, and the entries of manifest lists there. */
    Optional<StreamImages> images(StreamKey stream);
}
