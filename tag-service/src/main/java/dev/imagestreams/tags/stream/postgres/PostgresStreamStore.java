package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.tags.change.ChangeLog;
import dev.imagestreams.tags.change.NumberedTransition;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.stream.ImageId;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
import dev.imagestreams.tags.stream.StreamTransition;
import dev.imagestreams.tags.stream.TagState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Streams in PostgreSQL. A batch of any size takes the same number of statements: two to load, and to save one per kind of
 * row. Streams are locked in the order of their names, so that batches cannot deadlock, and the counter last.
 */
@ApplicationScoped
public class PostgresStreamStore implements StreamStore {

    private static final String LOCK_STREAMS =
            """
            select uid, namespace, name, resource_version, generation, created, labels, annotations, lookup_local,
                   repository, spec_tags, last_position
            from stream
            where deleted_by is null and (namespace, name) in (select * from unnest(?::text[], ?::text[]))
            order by namespace, name
            for update
            """;

    private static final String NEWEST_OF_EACH_TAG =
            """
            select s.stream_uid, s.tag, s.failure_reason, s.failure_message, s.failure_generation, s.failure_time,
                   e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause
            from tag_status s
            left join tag_event e on e.stream_uid = s.stream_uid and e.position = s.newest
            where s.stream_uid = any(?::uuid[])
            """;

    private static final String TAKE_NUMBERS = "update change_counter set value = value + ? returning value";

    private static final String STREAM_EXISTS =
            "select 1 from stream where deleted_by is null and namespace = ? and name = ?";

    private static final String NEWEST_OF_ONE_TAG =
            """
            select e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause
            from stream s
            join tag_status t on t.stream_uid = s.uid and t.tag = ?
            join tag_event e on e.stream_uid = s.uid and e.position = t.newest
            where s.deleted_by is null and s.namespace = ? and s.name = ?
            """;

    private static final String NEWEST_ENTRY_OF_EACH_IMAGE =
            """
            select distinct on (e.image) e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause
            from stream s
            join tag_event e on e.stream_uid = s.uid and e.retired_by is null
            where s.deleted_by is null and s.namespace = ? and s.name = ? and e.image like ? || '%'
            order by e.image, e.position desc
            """;

    private final Database database;
    private final StreamRows rows;
    private final ChangeLog log;

    public PostgresStreamStore(Database database, StreamRows rows, ChangeLog log) {
        this.database = database;
        this.rows = rows;
        this.log = log;
    }

    @Override
    public Map<StreamKey, StreamState> lock(Collection<StreamKey> keys) {
        List<StreamKey> sorted = List.copyOf(new TreeSet<>(keys));
        List<StreamState> streams = database.query(
                LOCK_STREAMS,
                StreamColumns::stream,
                sorted.stream().map(StreamKey::namespace).toList(),
                sorted.stream().map(StreamKey::name).toList());
        Map<UUID, SortedMap<StreamTag, TagState>> status = new HashMap<>();
        database.query(
                NEWEST_OF_EACH_TAG,
                row -> status.computeIfAbsent(row.getObject("stream_uid", UUID.class), uid -> new TreeMap<>())
                        .put(StreamTag.parse(row.getString("tag")), StreamColumns.tagState(row)),
                streams.stream().map(StreamState::uid).toList());
        Map<StreamKey, StreamState> result = new HashMap<>();
        for (StreamState stream : streams) {
            result.put(stream.key(), stream.withStatus(status.getOrDefault(stream.uid(), new TreeMap<>())));
        }
        return result;
    }

    @Override
    public List<Long> save(List<StreamTransition> changes) {
        long last = database.query(TAKE_NUMBERS, row -> row.getLong(1), changes.size())
                .get(0);
        List<NumberedTransition> numbered = new ArrayList<>();
        for (StreamTransition change : changes) {
            numbered.add(new NumberedTransition(last - changes.size() + numbered.size() + 1, change));
        }
        rows.write(numbered);
        log.record(numbered);
        return numbered.stream().map(NumberedTransition::resourceVersion).toList();
    }

    @Override
    public boolean exists(StreamKey stream) {
        return !database.query(STREAM_EXISTS, row -> true, stream.namespace(), stream.name())
                .isEmpty();
    }

    @Override
    public Optional<TagEvent> newest(StreamKey stream, StreamTag tag) {
        return database.query(NEWEST_OF_ONE_TAG, StreamColumns::event, tag, stream.namespace(), stream.name()).stream()
                .findFirst();
    }

    @Override
    public List<TagEvent> imagesOf(StreamKey stream, String idPrefix) {
        Optional<String> prefix = ImageId.digestPrefix(idPrefix);
        return prefix.isEmpty()
                ? List.of()
                : database.query(
                        NEWEST_ENTRY_OF_EACH_IMAGE,
                        StreamColumns::event,
                        stream.namespace(),
                        stream.name(),
                        prefix.get());
    }
}
