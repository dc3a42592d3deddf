package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.api.PendingMove;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.tags.change.NumberedTransition;
import dev.imagestreams.tags.stream.ReleaseRules;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.TagState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows a batch of changes leaves behind: of several changes to one stream only the last state, but every history entry,
 * each with the change that added it. Derived from the differences alone.
 */
final class BatchOfRows {

    record TagId(UUID stream, StreamTag tag) {}

    record StreamRow(StreamState state, long resourceVersion, boolean deleted) {}

    /** @param releaseAt when what waits for the tag is released by itself */
    record StatusRow(TagId id, TagState state, @Nullable Instant releaseAt) {}

    /** An entry that waits no more. */
    record SettledRow(UUID stream, long position, PendingMove outcome, long resourceVersion, Instant at) {}

    /** Entries from one position to another. */
    record Retired(TagId tag, long from, long upTo, long resourceVersion, Instant at) {}

    /**
     * @param waits a hold stopped it
     * @param resourceVersion of the change that added the entry; of no meaning for a correction, and so is {@code at}
     */
    record EventRow(UUID stream, StreamTag tag, TagEvent event, boolean waits, long resourceVersion, Instant at) {}

    private record EventId(UUID stream, long position) {}

    private final Map<UUID, StreamRow> streams = new LinkedHashMap<>();
    private final Map<EventId, EventRow> events = new LinkedHashMap<>();
    private final Map<TagId, StatusRow> status = new LinkedHashMap<>();
    private final Map<TagId, TagId> goneStatus = new HashMap<>();
    private final List<Retired> retired = new ArrayList<>();
    private final List<SettledRow> settled = new ArrayList<>();

    private BatchOfRows() {}

    static BatchOfRows of(List<NumberedTransition> changes) {
        BatchOfRows rows = new BatchOfRows();
        changes.forEach(rows::add);
        return rows;
    }

    Collection<StreamRow> streams() {
        return streams.values();
    }

    Collection<EventRow> events() {
        return events.values();
    }

    Collection<StatusRow> status() {
        return status.values();
    }

    Collection<TagId> goneStatus() {
        return goneStatus.values();
    }

    Collection<Retired> retired() {
        return retired;
    }

    Collection<SettledRow> settled() {
        return settled;
    }

    private void add(NumberedTransition numbered) {
        StreamState before = numbered.change().before();
        Instant at = numbered.change().at();
        StreamState after = numbered.change().after();
        long version = numbered.resourceVersion();
        streams.put(before.uid(), new StreamRow(after == null ? before : after, version, after == null));
        before.status().keySet().stream()
                .filter(tag -> after == null || !after.status().containsKey(tag))
                .forEach(tag -> retire(before, tag, version, at));
        if (after != null) {
            after.status().forEach((tag, state) -> {
                boolean changes = !state.equals(before.status().get(tag));
                if (changes) {
                    change(before, tag, state, version, at);
                    wait(before, after, tag, version, at);
                }
                // The end of a hold is a matter of the spec: it may change while what waits for it does not.
                if (changes || state.pending() != null) {
                    TagId id = new TagId(before.uid(), tag);
                    status.put(id, new StatusRow(id, state, ReleaseRules.dueAt(after, tag)));
                }
            });
        }
    }

    private void retire(StreamState stream, StreamTag tag, long version, Instant at) {
        TagId id = new TagId(stream.uid(), tag);
        status.remove(id);
        goneStatus.put(id, id);
        retired.add(new Retired(id, 1, stream.lastPosition(), version, at));
    }

    private void change(StreamState before, StreamTag tag, TagState state, long version, Instant at) {
        TagId id = new TagId(before.uid(), tag);
        goneStatus.remove(id);
        Map<Long, TagEvent> known = new HashMap<>();
        before.statusOf(tag).items().forEach(event -> known.put(event.position(), event));
        for (TagEvent event : state.items()) {
            TagEvent old = known.remove(event.position());
            if (!event.equals(old)) {
                add(before.uid(), tag, event, false, version, at);
            }
        }
        known.keySet().forEach(gone -> retired.add(new Retired(id, gone, gone, version, at)));
    }

    private void wait(StreamState before, StreamState after, StreamTag tag, long version, Instant at) {
        TagEvent old = before.statusOf(tag).pending();
        TagEvent now = after.statusOf(tag).pending();
        if (now != null && !now.equals(old)) {
            add(before.uid(), tag, now, true, version, at);
        }
        if (old != null && (now == null || now.position() != old.position())) {
            PendingMove outcome = ReleaseRules.outcome(before, after, tag, at);
            settled.add(new SettledRow(before.uid(), old.position(), outcome, version, at));
        }
    }

    private void add(UUID stream, StreamTag tag, TagEvent event, boolean waits, long version, Instant at) {
        EventId key = new EventId(stream, event.position());
        EventRow earlier = events.get(key);
        long addedBy = earlier == null ? version : earlier.resourceVersion();
        Instant addedAt = earlier == null ? at : earlier.at();
        events.put(key, new EventRow(stream, tag, event, waits, addedBy, addedAt));
    }
}
