package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.tags.change.ChangeCounter;
import dev.imagestreams.tags.change.ChangeLog;
import dev.imagestreams.tags.change.NumberedTransition;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.stream.ImageId;
import dev.imagestreams.tags.stream.StreamReads.History;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
import dev.imagestreams.tags.stream.StreamTransition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Streams in PostgreSQL. A batch of any size takes the same number of statements: two to load, and to save one per kind of
 * row. Streams are locked in the order of their names, so that batches cannot deadlock, and the counter last.
 */
@ApplicationScoped
public class PostgresStreamStore implements StreamStore {

    private static final String LOCK_STREAMS = StreamColumns.STREAM
            + """
             and (namespace, name) in (select * from unnest(?::text[], ?::text[]))
            order by namespace, name
            for update
            """;

    private static final String STREAM_EXISTS =
            "select 1 from stream where deleted_by is null and namespace = ? and name = ?";

    private static final String NEWEST_OF_ONE_TAG =
            """
            select e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause, e.verb, e.followed, e.announced
            from stream s
            join tag_status t on t.stream_uid = s.uid and t.tag = ?
            join tag_event e on e.stream_uid = s.uid and e.position = t.newest
            where s.deleted_by is null and s.namespace = ? and s.name = ?
            """;

    private static final String NEWEST_ENTRY_OF_EACH_IMAGE =
            """
            select distinct on (e.image) e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause,
                   e.verb, e.followed, e.announced
            from stream s
            join tag_event e on e.stream_uid = s.uid and e.retired_by is null
            where s.deleted_by is null and s.namespace = ? and s.name = ? and e.image like ? || '%'
            order by e.image, e.position desc
            """;

    private static final String IMAGES =
            """
            select distinct e.image
            from stream s
            join tag_event e on e.stream_uid = s.uid and e.retired_by is null
            where s.deleted_by is null and s.namespace = ? and s.name = ? and e.image is not null
            """;

    private final Database database;
    private final StatusReader status;
    private final StreamRows rows;
    private final ChangeCounter counter;
    private final ChangeLog log;

    public PostgresStreamStore(
            Database database, StatusReader status, StreamRows rows, ChangeCounter counter, ChangeLog log) {
        this.database = database;
        this.status = status;
        this.rows = rows;
        this.counter = counter;
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
        Map<StreamKey, StreamState> result = new HashMap<>();
        status.complete(streams, History.NEWEST).forEach(stream -> result.put(stream.key(), stream));
        return result;
    }

    @Override
    public StreamState withHistory(StreamState stream) {
        return status.complete(List.of(stream), History.ALL).get(0);
    }

    @Override
    public List<Long> save(List<StreamTransition> changes) {
        long number = counter.take(changes.size());
        List<NumberedTransition> numbered = new ArrayList<>();
        for (StreamTransition change : changes) {
            numbered.add(new NumberedTransition(number, change));
            number++;
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
    public Set<Digest> images(StreamKey stream) {
        return Set.copyOf(
                database.query(IMAGES, row -> Digest.parse(row.getString("image")), stream.namespace(), stream.name()));
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
