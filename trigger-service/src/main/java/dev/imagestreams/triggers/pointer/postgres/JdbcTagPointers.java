package dev.imagestreams.triggers.pointer.postgres;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.ImageChanged.Pointer;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMove;
import dev.imagestreams.triggers.pointer.TagPointer;
import dev.imagestreams.triggers.pointer.TagPointers;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Pointers in a table: one statement to remember a batch, one to find many. What moved is announced by NOTIFY within the
 * transaction, so that listeners hear of it when they can see it.
 */
@ApplicationScoped
class JdbcTagPointers implements TagPointers {

    /** Keep older changes out, and announce what they did not keep out. */
    private static final String REMEMBER =
            """
            with moved as (
                insert into tag_pointer (namespace, stream, tag, resource_version, reference, digest, policy, moved,
                                         event)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                                     ?::timestamptz[], ?::uuid[])
                on conflict (namespace, stream, tag) do update
                set resource_version = excluded.resource_version, reference = excluded.reference,
                    digest = excluded.digest, policy = excluded.policy, moved = excluded.moved,
                    event = excluded.event
                where tag_pointer.resource_version < excluded.resource_version
                returning namespace || '/' || stream || ':' || tag as name)
            select count(pg_notify('tag_moved', name)) from moved
            """;

    private static final String FIND =
            """
            select namespace, stream, tag, reference, digest, policy, moved
            from tag_pointer
            join unnest(?::text[], ?::text[], ?::text[]) as wanted (namespace, stream, tag)
                using (namespace, stream, tag)
            where reference is not null
            """;

    private static final String LOGGED =
            """
            select event, change
            from tag_pointer
            join unnest(?::text[], ?::text[], ?::text[]) as wanted (namespace, stream, tag)
                using (namespace, stream, tag)
            join notice using (event)
            where reference is not null
            """;

    /** No event is that late. */
    private static final String FORGET_GONE =
            "delete from tag_pointer where reference is null and moved < now() - interval '30 days'";

    private final DataSource database;

    JdbcTagPointers(DataSource database) {
        this.database = database;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void remember(List<TagMove> moves) {
        if (moves.isEmpty()) {
            return;
        }
        List<TagMove> newest = newestPerTag(moves);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            new PgColumns<>(connection, statement, newest)
                    .column("text", move -> move.change().stream().namespace())
                    .column("text", move -> move.change().stream().name())
                    .column("text", move -> move.change().tag().value())
                    .column("bigint", move -> move.change().resourceVersion())
                    .column("text", current(Pointer::reference))
                    .column("text", current(JdbcTagPointers::digest))
                    .column("text", move -> policy(move.change().current()))
                    .column("timestamptz", move -> move.change().observedAt())
                    .column("uuid", TagMove::event);
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException("remember where tags point to", e);
        }
    }

    @Override
    public Map<TagKey, TagPointer> find(Collection<TagKey> tags) {
        if (tags.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            bind(connection, statement, tags);
            Map<TagKey, TagPointer> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    TagPointer pointer = pointer(rows);
                    found.put(pointer.key(), pointer);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException("find where tags point to", e);
        }
    }

    @Override
    public List<TagMove> logged(Collection<TagKey> tags) {
        if (tags.isEmpty()) {
            return List.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOGGED)) {
            bind(connection, statement, tags);
            List<TagMove> moves = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    moves.add(new TagMove(rows.getObject("event", UUID.class), change(rows.getBytes("change"))));
                }
            }
            return moves;
        } catch (SQLException e) {
            throw new DatabaseException("find the moves of tags", e);
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forgetGone() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET_GONE)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("forget tags that are gone", e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Collection<TagKey> tags)
            throws SQLException {
        new PgColumns<>(connection, statement, List.copyOf(tags))
                .column("text", key -> key.stream().namespace())
                .column("text", key -> key.stream().name())
                .column("text", key -> key.tag().value());
    }

    private static ImageChanged change(byte[] json) {
        try {
            return ModelJson.mapper().readValue(json, ImageChanged.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a notice holds what this service wrote", e);
        }
    }

    /** A statement may touch a row once; sorted, so that two replicas lock rows in the same order. */
    private static List<TagMove> newestPerTag(List<TagMove> moves) {
        BinaryOperator<TagMove> newer = BinaryOperator.maxBy(
                Comparator.comparingLong(move -> move.change().resourceVersion()));
        Map<String, TagMove> newest = moves.stream()
                .collect(Collectors.toMap(move -> move.tag().toString(), Function.identity(), newer, TreeMap::new));
        return List.copyOf(newest.values());
    }

    private static Function<TagMove, @Nullable Object> current(Function<Pointer, @Nullable Object> part) {
        return move -> move.change().current() == null
                ? null
                : part.apply(move.change().current());
    }

    private static @Nullable Object digest(Pointer pointer) {
        return Optional.ofNullable(pointer.digest()).map(Digest::toString).orElse(null);
    }

    private static String policy(@Nullable Pointer pointer) {
        ReferencePolicy policy = pointer == null ? null : pointer.referencePolicy();
        return (policy == null ? ReferencePolicy.SOURCE : policy).name().toLowerCase(Locale.ROOT);
    }

    private static TagPointer pointer(ResultSet row) throws SQLException {
        String digest = row.getString("digest");
        return new TagPointer(
                new TagKey(
                        new StreamKey(row.getString("namespace"), row.getString("stream")),
                        new StreamTag(row.getString("tag"))),
                row.getString("reference"),
                digest == null ? null : Digest.parse(digest),
                ReferencePolicy.valueOf(row.getString("policy").toUpperCase(Locale.ROOT)),
                row.getObject("moved", OffsetDateTime.class).toInstant());
    }
}
