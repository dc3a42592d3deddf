package dev.imagestreams.tags.stream;

import dev.imagestreams.model.api.StatusDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagCondition;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a stream when somebody writes its status, as pruning does. The history is what the draft says: entries
 * it has no more are taken from view, entries it adds are new. Nothing follows from it: no tag moves along, and neither
 * generation nor spec change. [5.3]
 *
 * <p>Clients know times in seconds. An entry that differs from a stored one in less is the stored one.
 */
public final class StatusRules {

    private final Surroundings surroundings;
    private final Attribution by;

    public StatusRules(Surroundings surroundings, Attribution by) {
        this.surroundings = surroundings;
        this.by = by;
    }

    /**
     * Returns the stream as it is afterwards, equal to the one before if the draft says nothing new.
     *
     * @param before with its whole history
     * @throws ImageStreamException {@link ErrorCode#INVALID}
     */
    public StreamState write(StreamState before, StatusDraft draft) {
        Metadata metadata =
                before.metadata().replacedBy(new Metadata(draft.labels(), draft.annotations(), draft.housekeeping()));
        SortedMap<StreamTag, TagState> status = new TreeMap<>();
        long position = before.lastPosition();
        for (StatusDraft.Tag tag : draft.tags()) {
            List<TagEvent> items = merge(before, tag, position);
            position = Math.max(position, items.isEmpty() ? 0 : items.get(0).position());
            TagCondition failure = failure(before.statusOf(tag.tag()).failure(), tag.failure());
            if (!items.isEmpty() || failure != null) {
                status.put(tag.tag(), new TagState(items, failure));
            }
        }
        keepWaiting(before, status);
        StreamState after = before.withMetadata(metadata)
                .withSpec(draft.lookupLocal(), before.dockerImageRepository(), before.spec())
                .withStatus(status, position);
        new Admission(surroundings).requireStatus(before, after);
        return after;
    }

    /** What waits is nobody's to write: it stays, whatever becomes of the history. */
    private static void keepWaiting(StreamState before, SortedMap<StreamTag, TagState> status) {
        before.status().forEach((tag, state) -> {
            if (state.pending() != null) {
                status.put(tag, status.getOrDefault(tag, TagState.EMPTY).withPending(state.pending()));
            }
        });
    }

    /** Walks from the oldest entry on: what is still there keeps its place, from the first new entry on all are new. */
    private List<TagEvent> merge(StreamState before, StatusDraft.Tag tag, long lastPosition) {
        List<TagEvent> stored = before.statusOf(tag.tag()).items();
        List<TagEvent> items = new ArrayList<>();
        int next = stored.size() - 1;
        long position = lastPosition;
        boolean adding = false;
        for (int i = tag.items().size() - 1; i >= 0; i--) {
            StatusDraft.Item item = tag.items().get(i);
            int match = adding ? -1 : indexOf(stored, item, next);
            TagEvent event;
            if (match >= 0) {
                event = stored.get(match);
                next = match - 1;
            } else {
                adding = true;
                position++;
                event = new TagEvent(position, item.created(), item.reference(), item.image(), item.generation(), by);
            }
            items.add(i == 0 ? event.withGeneration(generation(before, tag.tag(), item, event)) : event);
        }
        Collections.reverse(items);
        return items;
    }

    private static int indexOf(List<TagEvent> stored, StatusDraft.Item item, int from) {
        for (int i = from; i >= 0; i--) {
            TagEvent event = stored.get(i);
            if (event.reference().equals(item.reference())
                    && Objects.equals(event.image(), item.image())
                    && seconds(event.created()).equals(seconds(item.created()))) {
                return i;
            }
        }
        return -1;
    }

    /** A newest entry of generation 0 is given one: the spec tag's if it answers that, else the stream's. */
    private static long generation(StreamState before, StreamTag tag, StatusDraft.Item item, TagEvent event) {
        if (item.generation() != 0) {
            return item.generation();
        }
        boolean changed = before.newest(tag)
                .map(old -> !old.reference().equals(event.reference())
                        || !Objects.equals(old.image(), event.image())
                        || old.generation() > item.generation())
                .orElse(true);
        Long wished = before.specOf(tag).map(TagSpec::generation).orElse(null);
        return changed && wished != null ? wished : before.generation();
    }

    private static @Nullable TagCondition failure(@Nullable TagCondition stored, @Nullable TagCondition drafted) {
        boolean same = stored != null
                && drafted != null
                && stored.sameFailure(drafted)
                && stored.generation() == drafted.generation()
                && seconds(stored.lastTransitionTime()).equals(seconds(drafted.lastTransitionTime()));
        return same ? stored : drafted;
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
