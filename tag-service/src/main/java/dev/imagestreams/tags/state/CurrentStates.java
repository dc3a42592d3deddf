package dev.imagestreams.tags.state;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.event.CurrentTag;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.tags.database.Json;
import dev.imagestreams.tags.stream.CurrentTags;
import dev.imagestreams.tags.stream.postgres.StreamColumns;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what tags are: two statements for any number of tags, to be run in one snapshot. */
final class CurrentStates {

    private static final String STREAMS =
            """
            select namespace, name, uid, resource_version, spec_tags
            from stream
            where deleted_by is null and (namespace, name) in (select * from unnest(?::text[], ?::text[]))
            """;

    private static final String ENTRIES =
            """
            select k.namespace, k.name, k.tag,
                   e.position as e_position, e.created as e_created, e.reference as e_reference, e.image as e_image,
                   e.generation as e_generation, e.actor as e_actor, e.cause as e_cause, e.verb as e_verb,
                   e.followed as e_followed, e.announced as e_announced, e.recorded as e_recorded,
                   p.position as p_position, p.created as p_created, p.reference as p_reference, p.image as p_image,
                   p.generation as p_generation, p.actor as p_actor, p.cause as p_cause, p.verb as p_verb,
                   p.followed as p_followed, p.announced as p_announced, p.recorded as p_recorded
            from unnest(?::text[], ?::text[], ?::text[]) as k(namespace, name, tag)
            join stream s on s.namespace = k.namespace and s.name = k.name and s.deleted_by is null
            join tag_status t on t.stream_uid = s.uid and t.tag = k.tag
            left join tag_event e on e.stream_uid = s.uid and e.position = t.newest
            left join tag_event p on p.stream_uid = s.uid and p.position = t.pending
            """;

    private static final TypeReference<List<TagSpec>> SPEC_TAGS = new TypeReference<>() {};

    private record Stream(UUID uid, long resourceVersion, Map<StreamTag, TagSpec> spec) {}

    private final Connection connection;

    CurrentStates(Connection connection) {
        this.connection = connection;
    }

    /** Each of the tags; empty if it is gone. */
    Map<TagKey, Optional<CurrentTag>> of(Collection<TagKey> tags) throws SQLException {
        Map<TagKey, Optional<CurrentTag>> states = new LinkedHashMap<>();
        if (tags.isEmpty()) {
            return states;
        }
        tags.forEach(tag -> states.put(tag, Optional.empty()));
        Map<StreamKey, Stream> streams = streams(tags);
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES)) {
            statement.setArray(1, column(tags, tag -> tag.stream().namespace()));
            statement.setArray(2, column(tags, tag -> tag.stream().name()));
            statement.setArray(3, column(tags, tag -> tag.tag().value()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    TagKey tag = TagKey.of(row.getString("namespace"), row.getString("name"), row.getString("tag"));
                    states.put(tag, state(tag, streams.get(tag.stream()), row));
                }
            }
        }
        return states;
    }

    private Map<StreamKey, Stream> streams(Collection<TagKey> tags) throws SQLException {
        List<StreamKey> keys = tags.stream().map(TagKey::stream).distinct().toList();
        Map<StreamKey, Stream> streams = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(STREAMS)) {
            statement.setArray(1, column(keys, StreamKey::namespace));
            statement.setArray(2, column(keys, StreamKey::name));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    streams.put(new StreamKey(row.getString("namespace"), row.getString("name")), stream(row));
                }
            }
        }
        return streams;
    }

    private static Stream stream(ResultSet row) throws SQLException {
        return new Stream(
                row.getObject("uid", UUID.class),
                row.getLong("resource_version"),
                Json.read(row.getString("spec_tags"), SPEC_TAGS).stream()
                        .collect(Collectors.toMap(TagSpec::name, Function.identity())));
    }

    private static Optional<CurrentTag> state(TagKey tag, Stream stream, ResultSet row) throws SQLException {
        return CurrentTags.of(
                tag.stream(),
                tag.tag(),
                stream.uid(),
                stream.resourceVersion(),
                stream.spec().get(tag.tag()),
                entry(row, "e_"),
                entry(row, "p_"));
    }

    private static CurrentTag.@Nullable Entry entry(ResultSet row, String prefix) throws SQLException {
        if (row.getObject(prefix + "position") == null) {
            return null;
        }
        TagEvent event = StreamColumns.event(row, prefix);
        return new CurrentTag.Entry(
                event.position(),
                event.reference(),
                event.image(),
                row.getObject(prefix + "recorded", OffsetDateTime.class).toInstant(),
                event.by(),
                event.followed());
    }

    private <T> Array column(Collection<T> rows, Function<T, String> value) throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(value).toArray());
    }
}
