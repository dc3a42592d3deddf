package dev.imagestreams.tags.stream;

import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about streams. Every answer is one consistent moment. */
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

    /** @param before a position; only older entries are answered */
    Optional<HistoryPage> history(StreamKey stream, StreamTag tag, long before, int limit);

    /** An image of the stream's history, or an entry of a manifest list there, whose digest starts so. */
    Optional<Image> image(StreamKey stream, String idPrefix);
}
