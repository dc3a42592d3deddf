package dev.imagestreams.triggers.circle.postgres;

import dev.imagestreams.triggers.circle.CircleRules;
import dev.imagestreams.triggers.circle.CircleStore;
import dev.imagestreams.triggers.circle.Firing;
import dev.imagestreams.triggers.circle.Suspicion;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.database.PgColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Suspicions as rows: few, because only what fires in a row has one. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class JdbcCircleStore implements CircleStore {

    private static final String LOAD =
            """
            select circle.* from circle
            join unnest(?::uuid[], ?::text[], ?::text[]) as asked (trigger, stream, tag)
                using (trigger, stream, tag)
            """;

    /** Whoever deletes a trigger locks it first, and what belongs to it after; so does everybody else. */
    private static final String SAVE =
            """
            with said as (
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::timestamptz[], ?::bigint[],
                    ?::timestamptz[], ?::timestamptz[], ?::int[], ?::timestamptz[])
                    as said (trigger, stream, tag, level, since, spacing_millis, paused, until, strangers, meaningless)
            ),
            held as materialized (
                select uid from trigger where uid in (select trigger from said) order by uid for key share
            )
            insert into circle as known
                (trigger, stream, tag, level, since, spacing_millis, paused, until, strangers, meaningless)
            select said.* from said join held on held.uid = said.trigger order by trigger, stream, tag
            on conflict (trigger, stream, tag) do update
            set level = excluded.level, since = excluded.since, spacing_millis = excluded.spacing_millis,
                paused = excluded.paused, until = excluded.until, strangers = excluded.strangers,
                meaningless = excluded.meaningless
            """;

    private static final String REMOVE =
            """
            with gone as (select * from unnest(?::uuid[], ?::text[], ?::text[]) as gone (trigger, stream, tag)),
            held as materialized (
                select uid from trigger where uid in (select trigger from gone) order by uid for key share
            )
            delete from circle using gone, held
            where held.uid = gone.trigger
              and circle.trigger = gone.trigger and circle.stream = gone.stream and circle.tag = gone.tag
            """;

    /** As strongly as it is going to be changed. */
    private static final String FORGET =
            """
            with held as materialized (
                select uid from trigger
                where uid in (select trigger from circle where meaningless < ?::timestamptz)
                order by uid for no key update
            )
            delete from circle using held
            where circle.trigger = held.uid and circle.meaningless < ?::timestamptz
            returning circle.trigger, circle.level
            """;

    private final DataSource database;

    JdbcCircleStore(DataSource database) {
        this.database = database;
    }

    @Override
    public Map<Firing.Subject, Suspicion> load(Collection<Firing.Subject> subjects) {
        Map<Firing.Subject, Suspicion> known = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOAD)) {
            bind(connection, statement, subjects);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.put(
                            new Firing.Subject(
                                    rows.getObject("trigger", UUID.class),
                                    rows.getString("stream"),
                                    rows.getString("tag")),
                            suspicion(rows));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new DatabaseException("find what is known of circles", e);
        }
    }

    @Override
    public void save(Map<Firing.Subject, Suspicion> suspicions, CircleRules rules) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SAVE)) {
            new PgColumns<>(connection, statement, List.copyOf(suspicions.entrySet()))
                    .column("uuid", one -> one.getKey().trigger())
                    .column("text", one -> one.getKey().stream())
                    .column("text", one -> one.getKey().tag())
                    .column("int4", one -> one.getValue().level())
                    .column("timestamptz", one -> one.getValue().since())
                    .column("int8", one -> one.getValue().spacing().toMillis())
                    .column("timestamptz", one -> one.getValue().paused())
                    .column("timestamptz", one -> one.getValue().until())
                    .column("int4", one -> one.getValue().strangers())
                    .column("timestamptz", one -> one.getValue().meaningless(rules));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("note a circle", e);
        }
    }

    @Override
    public void remove(Collection<Firing.Subject> subjects) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            bind(connection, statement, subjects);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("forget a circle", e);
        }
    }

    @Override
    public int answers(Firing.Subject subject, int newest) {
        try (Connection connection = database.getConnection()) {
            return PgToldMoves.answers(connection, subject, newest);
        } catch (SQLException e) {
            throw new DatabaseException("count answers", e);
        }
    }

    @Override
    public void release(Firing.Subject subject, Instant pause, Instant now) {
        try (Connection connection = database.getConnection()) {
            PgToldMoves.release(connection, subject, pause, now);
        } catch (SQLException e) {
            throw new DatabaseException("release what waits for a circle", e);
        }
    }

    @Override
    public Set<UUID> forget(Instant now) {
        Set<UUID> circles = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setString(1, now.toString());
            statement.setString(2, now.toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getInt("level") > 1) {
                        circles.add(rows.getObject("trigger", UUID.class));
                    }
                }
            }
            return circles;
        } catch (SQLException e) {
            throw new DatabaseException("forget old circles", e);
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Collection<Firing.Subject> subjects)
            throws SQLException {
        new PgColumns<>(connection, statement, List.copyOf(subjects))
                .column("uuid", Firing.Subject::trigger)
                .column("text", Firing.Subject::stream)
                .column("text", Firing.Subject::tag);
    }

    private static Suspicion suspicion(ResultSet row) throws SQLException {
        return new Suspicion(
                row.getInt("level"),
                instant(row, "since"),
                Duration.ofMillis(row.getLong("spacing_millis")),
                instant(row, "paused"),
                instant(row, "until"),
                row.getInt("strangers"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
