package dev.imagestreams.tags.stream.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.api.HistoryEntry;
import dev.imagestreams.model.api.PendingMove;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.Announcement;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagCondition;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.Verb;
import dev.imagestreams.tags.database.Json;
import dev.imagestreams.tags.stream.Metadata;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.TagState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** From rows to streams, tags and history entries. */
public final class StreamColumns {

    /** Columns of {@code stream}, as {@link #stream} reads them. */
    static final String STREAM =
            """
            select uid, namespace, name, resource_version, generation, created, labels, annotations, housekeeping,
                   lookup_local, repository, spec_tags, last_position
            from stream
            where deleted_by is null
            """;

    /** Columns of {@code tag_event e}, as {@link #event} reads them. */
    static final String EVENT =
            " e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause, e.verb, e.followed, e.announced ";

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<TagSpec>> SPEC_TAGS = new TypeReference<>() {};

    private StreamColumns() {}

    /** A stream without its status. */
    static StreamState stream(ResultSet row) throws SQLException {
        SortedMap<StreamTag, TagSpec> spec = new TreeMap<>();
        Json.read(row.getString("spec_tags"), SPEC_TAGS).forEach(tag -> spec.put(tag.name(), tag));
        return new StreamState(
                new StreamKey(row.getString("namespace"), row.getString("name")),
                row.getObject("uid", UUID.class),
                row.getLong("resource_version"),
                row.getLong("generation"),
                instant(row, "created"),
                new Metadata(
                        Json.read(row.getString("labels"), TEXTS),
                        Json.read(row.getString("annotations"), TEXTS),
                        Json.read(row.getString("housekeeping"), Housekeeping.class)),
                row.getBoolean("lookup_local"),
                row.getString("repository"),
                spec,
                new TreeMap<>(),
                row.getLong("last_position"));
    }

    /** A tag's newest entry, if it has one, and its failure. */
    static TagState tagState(ResultSet row) throws SQLException {
        row.getLong("position");
        List<TagEvent> items = row.wasNull() ? List.of() : List.of(event(row));
        return new TagState(items, failure(row));
    }

    static TagEvent event(ResultSet row) throws SQLException {
        return event(row, "");
    }

    /** @param prefix of the names of the columns */
    public static TagEvent event(ResultSet row, String prefix) throws SQLException {
        String image = row.getString(prefix + "image");
        String verb = row.getString(prefix + "verb");
        String followed = row.getString(prefix + "followed");
        String announced = row.getString(prefix + "announced");
        return new TagEvent(
                row.getLong(prefix + "position"),
                instant(row, prefix + "created"),
                row.getString(prefix + "reference"),
                image == null ? null : Digest.parse(image),
                row.getLong(prefix + "generation"),
                new Attribution(
                                row.getString(prefix + "actor"),
                                Cause.valueOf(row.getString(prefix + "cause")),
                                verb == null ? null : Verb.valueOf(verb))
                        .announced(announced == null ? null : Json.read(announced, Announcement.class)),
                followed == null ? null : TagName.parse(followed));
    }

    static HistoryEntry entry(ResultSet row) throws SQLException {
        String pending = row.getString("pending");
        return new HistoryEntry(
                event(row),
                instant(row, "recorded"),
                row.getLong("resource_version"),
                row.getObject("retired") == null ? null : instant(row, "retired"),
                pending == null ? null : PendingMove.valueOf(pending));
    }

    static TagCondition failure(ResultSet row) throws SQLException {
        String reason = row.getString("failure_reason");
        return reason == null
                ? null
                : new TagCondition(
                        reason,
                        row.getString("failure_message"),
                        row.getLong("failure_generation"),
                        instant(row, "failure_time"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
