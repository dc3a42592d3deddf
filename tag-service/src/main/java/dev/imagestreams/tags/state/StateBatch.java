package dev.imagestreams.tags.state;

import dev.imagestreams.model.event.CurrentTag;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told next: tags as they are at one moment.
 *
 * @param states empty for what is gone
 * @param next where to go on once they have been told
 * @param isNews whether there is anything to tell, or to go on from
 */
record StateBatch(Map<TagKey, Optional<CurrentTag>> states, Position next, boolean isNews) {

    /**
     * How far the telling has come.
     *
     * @param resourceVersion the last change whose tags have been told
     * @param round how often it was asked for that all tags be told anew
     * @param retelling how far that has come; null when it is done
     */
    record Position(long resourceVersion, long round, @Nullable Mark retelling) {}

    /** The last tag that was told again, in the order of streams' identities and tags' names. */
    record Mark(UUID stream, String tag) {
        static final Mark START = new Mark(new UUID(0, 0), "");
    }
}
