package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagCondition;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.stream.StreamReads.History;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.TagState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Completes streams with what became of their tags: one statement for any number of streams. */
@ApplicationScoped
class StatusReader {

    private static final String WITH_HISTORY =
            """
            select s.stream_uid, s.tag, s.failure_reason, s.failure_message, s.failure_generation, s.failure_time,
                   e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause, e.verb, e.followed, e.announced,
                   p.position as p_position, p.created as p_created, p.reference as p_reference, p.image as p_image,
                   p.generation as p_generation, p.actor as p_actor, p.cause as p_cause, p.verb as p_verb, p.followed as p_followed,
                   p.announced as p_announced
            from tag_status s
            left join tag_event e
                on e.stream_uid = s.stream_uid and e.tag = s.tag and e.retired_by is null and e.pending is null
            left join tag_event p on p.stream_uid = s.stream_uid and p.position = s.pending
            where s.stream_uid = any(?::uuid[])
            order by s.stream_uid, s.tag, e.position desc
            """;

    private static final String WITH_NEWEST =
            """
            select s.stream_uid, s.tag, s.failure_reason, s.failure_message, s.failure_generation, s.failure_time,
                   e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause, e.verb, e.followed, e.announced,
                   p.position as p_position, p.created as p_created, p.reference as p_reference, p.image as p_image,
                   p.generation as p_generation, p.actor as p_actor, p.cause as p_cause, p.verb as p_verb, p.followed as p_followed,
                   p.announced as p_announced
            from tag_status s
            left join tag_event e on e.stream_uid = s.stream_uid and e.position = s.newest
            left join tag_event p on p.stream_uid = s.stream_uid and p.position = s.pending
            where s.stream_uid = any(?::uuid[])
            order by s.stream_uid, s.tag
            """;

    private record Row(
            UUID stream,
            StreamTag tag,
            @Nullable TagEvent event,
            @Nullable TagCondition failure,
            @Nullable TagEvent pending) {}

    private final Database database;

    StatusReader(Database database) {
        this.database = database;
    }

    List<StreamState> complete(List<StreamState> streams, History history) {
        Map<UUID, SortedMap<StreamTag, List<Row>>> rows = new HashMap<>();
        database.query(
                        history == History.ALL ? WITH_HISTORY : WITH_NEWEST,
                        row -> new Row(
                                row.getObject("stream_uid", UUID.class),
                                StreamTag.parse(row.getString("tag")),
                                row.getObject("position") == null ? null : StreamColumns.event(row),
                                StreamColumns.failure(row),
                                row.getObject("p_position") == null ? null : StreamColumns.event(row, "p_")),
                        streams.stream().map(StreamState::uid).toList())
                .forEach(row -> rows.computeIfAbsent(row.stream(), uid -> new TreeMap<>())
                        .computeIfAbsent(row.tag(), tag -> new ArrayList<>())
                        .add(row));
        return streams.stream()
                .map(stream -> complete(stream, rows.getOrDefault(stream.uid(), new TreeMap<>())))
                .toList();
    }

    private static StreamState complete(StreamState stream, SortedMap<StreamTag, List<Row>> rows) {
        SortedMap<StreamTag, TagState> status = new TreeMap<>();
        rows.forEach((tag, all) -> status.put(
                tag, new TagState(events(all), all.get(0).failure(), all.get(0).pending())));
        return stream.withStatus(status);
    }

    private static List<TagEvent> events(List<Row> rows) {
        List<TagEvent> events = new ArrayList<>();
        for (Row row : rows) {
            if (row.event() != null) {
                events.add(row.event());
            }
        }
        return events;
    }
}
