package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.tags.change.NumberedTransition;
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

/**
 * The rows a batch of changes leaves behind: of several changes to one stream only the last state, but every history entry,
 * each with the change that added it. Derived from the differences alone.
 */
final class BatchOfRows {

    record TagId(UUID stream, StreamTag tag) {}

    record StreamRow(StreamState state, long resourceVersion, boolean deleted) {}

    record StatusRow(TagId id, TagState state) {}

    /** Entries from one position to another. */
    record Retired(TagId tag, long from, long upTo, long resourceVersion, Instant at) {}

    /** @param resourceVersion of the change that added the entry; of no meaning for a correction, and so is {@code at} */
    record EventRow(UUID stream, StreamTag tag, TagEvent event, long resourceVersion, Instant at) {}

    private record EventId(UUID stream, long position) {}

    private final Map<UUID, StreamRow> streams = new LinkedHashMap<>();
    private final Map<EventId, EventRow> events = new LinkedHashMap<>();
    private final Map<TagId, StatusRow> status = new LinkedHashMap<>();
    private final Map<TagId, TagId> goneStatus = new HashMap<>();
    private final List<Retired> retired = new ArrayList<>();

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
                if (!state.equals(before.status().get(tag))) {
                    change(before, tag, state, version, at);
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
        status.put(id, new StatusRow(id, state));
        Map<Long, TagEvent> known = new HashMap<>();
        before.statusOf(tag).items().forEach(event -> known.put(event.position(), event));
        for (TagEvent event : state.items()) {
            TagEvent old = known.remove(event.position());
            if (!event.equals(old)) {
                EventId key = new EventId(before.uid(), event.position());
                EventRow earlier = events.get(key);
                long addedBy = earlier == null ? version : earlier.resourceVersion();
                Instant addedAt = earlier == null ? at : earlier.at();
                events.put(key, new EventRow(before.uid(), tag, event, addedBy, addedAt));
            }
        }
        known.keySet().forEach(gone -> retired.add(new Retired(id, gone, gone, version, at)));
    }
}
