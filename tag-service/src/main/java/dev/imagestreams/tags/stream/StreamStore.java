package dev.imagestreams.tags.stream;

import dev.imagestreams.model.stream.StreamKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where streams are kept. All methods take part in the caller's transaction; nothing is visible to anybody else before it
 * commits.
 */
public interface StreamStore extends Sources {

    /**
     * Loads these streams, with the newest entry of each tag, and keeps others from changing them. Streams that do not
     * exist are missing in the answer.
     */
    Map<StreamKey, StreamState> lock(Collection<StreamKey> keys);

    /** The same stream with the whole history of each tag. */
    StreamState withHistory(StreamState stream);

    /**
     * Stores the changes, in this order, together with everything they cause to be told. To be called once, last in a
     * transaction: from here on all other changes wait for its end, which is what puts them in one order.
     *
     * @return the resource version of each change
     */
    List<Long> save(List<StreamTransition> changes);
}
