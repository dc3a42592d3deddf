package dev.imagestreams.tags.stream;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import java.time.Instant;

/**
 * What happens to a stream when an image is put on one of its tags from outside: pushed, or mapped by hand. There need be
 * no spec tag, and none is made; one that is there keeps its wish, and its next import takes the tag back. [11]
 */
public final class MappingRules {

    private final Surroundings surroundings;
    private final Attribution by;
    private final Instant now;

    public MappingRules(Surroundings surroundings, Attribution by, Instant now) {
        this.surroundings = surroundings;
        this.by = by;
        this.now = now;
    }

    /** Returns the stream as it is afterwards, equal to the one before if the tag points there already. */
    public StreamState map(StreamState before, StreamTag tag, String reference, Digest image) {
        TagEvent event = new TagEvent(0, now, reference, image, before.generation(), by);
        StreamState after = Tracking.propagate(before, Holds.offer(before, tag, event, now), now);
        new Admission(surroundings).requireStatus(before, after);
        return after;
    }
}
