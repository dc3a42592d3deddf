package dev.imagestreams.tags.stream;

import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Tags that follow other tags of their stream get what those get: the same entry, with its {@code created} and its
 * generation, or let it wait if they are held. Followers of followers are reached in the same change; each tag hands on what it got once, so that cycles
 * end. [7.3]
 */
final class Tracking {

    private Tracking() {}

    /** @param before the stream as stored; what moved since is propagated */
    static StreamState propagate(StreamState before, StreamState after, Instant now) {
        Deque<StreamTag> moved = new ArrayDeque<>();
        after.status().forEach((tag, state) -> {
            if (!Objects.equals(state.newest(), before.newest(tag))
                    && state.newest().isPresent()) {
                moved.add(tag);
            }
        });
        Set<StreamTag> followed = new HashSet<>();
        StreamState result = after;
        while (!moved.isEmpty()) {
            StreamTag source = moved.remove();
            TagEvent event = result.newest(source).orElseThrow();
            for (StreamTag follower : followers(result, source)) {
                StreamState next =
                        Holds.offer(result, follower, event.by(event.by().because(Cause.PROPAGATION)), now);
                boolean moves = !next.newest(follower).equals(result.newest(follower));
                if (moves && followed.add(follower)) {
                    moved.add(follower);
                }
                result = next;
            }
        }
        return result;
    }

    private static List<StreamTag> followers(StreamState stream, StreamTag source) {
        return stream.spec().values().stream()
                .filter(tag -> !tag.name().equals(source) && follows(stream, tag, source))
                .map(TagSpec::name)
                .toList();
    }

    private static boolean follows(StreamState stream, TagSpec tag, StreamTag source) {
        if (!(tag.from() instanceof TagSource.ImageStreamTag)) {
            return false;
        }
        try {
            SourceName name = SourceName.of(stream.key(), tag.name(), tag.from());
            return name.equals(new SourceName.OfTag(stream.key(), source));
        } catch (ImageStreamException e) {
            // A change of nothing but the kind of a source is stored unread [5.2]: such a tag follows nobody.
            return false;
        }
    }
}
