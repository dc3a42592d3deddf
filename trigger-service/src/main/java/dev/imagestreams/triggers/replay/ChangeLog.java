package dev.imagestreams.triggers.replay;

import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.StreamTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has been heard of a namespace, as long as it is kept, and what its tags point to. */
public interface ChangeLog {

    /** @param event its CloudEvents id */
    record Logged(UUID event, ImageChanged change) {}

    /**
     * Changes in their order.
     *
     * @param since recorded from this time on; null means from the beginning
     * @param after position of the last change seen; tags moved by one change follow each other by event id
     * @param afterEvent event id of the last change seen at that position; null to begin after the position
     */
    List<Logged> changes(String namespace, @Nullable Instant since, long after, @Nullable UUID afterEvent, int limit);

    /**
     * The newest change of every tag that is there, by stream and tag.
     *
     * @param after the last one seen; null begins with the first
     */
    List<Logged> current(String namespace, @Nullable Logged after, int limit);

    /** The newest change of a tag, whether it is there or gone. */
    Optional<Logged> newest(String namespace, String stream, StreamTag tag);

    /** The newest change of any tag of a stream. */
    Optional<Logged> newest(String namespace, String stream);
}
