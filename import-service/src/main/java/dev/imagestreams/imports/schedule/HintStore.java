package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.Json;
import dev.imagestreams.imports.source.Upstream;
import dev.imagestreams.model.api.Hint;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes due what was hinted at, for all who follow it. Registries may tell of a push a moment before its tag has moved, so
 * that a hint is owed two looks: one after that moment, one a spacing later. However many hints come, it is looked at once
 * per spacing; what is being looked at is looked at again afterwards. Who said so last is remembered, for what is found.
 */
@Singleton
public class HintStore {

    /** Sorted, so that two of these cannot wait for each other. A digest alone concerns the tags that have it. */
    private static final String MAKE_DUE =
            """
            with wanted as (
                select known.upstream, count(distinct (known.stream, known.tag)) as followers,
                    (array_agg(hint.announced order by hint.number desc))[1] as announced
                from unnest(?::text[], ?::text[], ?::text[], ?::jsonb[]) with ordinality
                    as hint (repository, tag, digest, announced, number)
                join scheduled_tag known
                    on known.upstream_repository = hint.repository
                    and (known.upstream_tag in (hint.tag, '*') or hint.tag is null and known.told_digest = hint.digest)
                group by known.upstream),
            mine as (
                select known.upstream, wanted.followers, wanted.announced, known.looks_owed < 2 as sooner
                from upstream known join wanted on known.upstream = wanted.upstream
                where known.looks_owed < 2 or known.announced is distinct from wanted.announced
                order by known.upstream
                for update of known),
            moved as (
                update upstream known
                set looks_owed = 2,
                    announced = mine.announced,
                    due_at = case
                        when known.leased_until > now() then known.due_at
                        else least(known.due_at, greatest(
                            now() + ? * interval '1 millisecond', known.looked_at + ? * interval '1 millisecond')) end
                from mine
                where known.upstream = mine.upstream
                returning known.upstream)
            select coalesce(sum(mine.followers) filter (where mine.sooner), 0)
            from mine join moved on mine.upstream = moved.upstream
            """;

    /** Who tells of a tag, however late, speaks. */
    private static final String ANNOUNCED =
            """
            delete from unannounced_move known
            using unnest(?::text[], ?::text[], ?::text[]) as hint (repository, tag, digest)
            where known.repository = hint.repository
                and (known.tag = hint.tag or hint.tag is null and known.digest = hint.digest)
            """;

    private final Database database;
    private final Duration delay;
    private final Duration spacing;

    public HintStore(Database database, ScheduleConfig config) {
        this.database = database;
        this.delay = config.hintDelay();
        this.spacing = config.hintSpacing();
    }

    /** @return how many tags are looked at sooner than planned */
    public int makeDue(List<Hint> hints) {
        return database.transaction(connection -> {
            try (PreparedStatement announced = connection.prepareStatement(ANNOUNCED);
                    PreparedStatement statement = connection.prepareStatement(MAKE_DUE)) {
                name(connection, announced, hints);
                announced.executeUpdate();
                name(connection, statement, hints);
                statement.setArray(
                        4, texts(connection, hints, hint -> hint.by() == null ? null : Json.write(hint.by())));
                statement.setLong(5, delay.toMillis());
                statement.setLong(6, spacing.toMillis());
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }

    private static void name(Connection connection, PreparedStatement statement, List<Hint> hints) throws SQLException {
        statement.setArray(1, texts(connection, hints, hint -> Upstream.repository(hint.repository())));
        statement.setArray(2, texts(connection, hints, hint -> text(hint.tag())));
        statement.setArray(3, texts(connection, hints, hint -> text(hint.digest())));
    }

    private static Array texts(Connection connection, List<Hint> hints, Function<Hint, @Nullable String> member)
            throws SQLException {
        return connection.createArrayOf("text", hints.stream().map(member).toArray());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
