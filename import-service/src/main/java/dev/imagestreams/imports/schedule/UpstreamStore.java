package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What is looked at, and when: one row however many tags follow it, due when the first of them is. Claimed with a lease.
 * Whoever writes both locks the tags first.
 */
@Singleton
public class UpstreamStore {

    private static final String EXTEND =
            """
            update upstream set leased_until = now() + ? * interval '1 millisecond' where upstream = ? and claim = ?
            """;

    /** Whoever releases one of them has it locked, and what is released stays so. */
    private static final String RENEW =
            """
            with mine as (
                select known.upstream from upstream known
                join unnest(?::text[], ?::bigint[]) as held (upstream, claim)
                    on known.upstream = held.upstream and known.claim = held.claim
                where known.leased_until is not null
                for update of known skip locked)
            update upstream known
            set leased_until = now() + ? * interval '1 millisecond'
            from mine
            where known.upstream = mine.upstream
            """;

    private static final String LOCK = "select 1 from upstream where upstream = ? and claim = ? for update";

    private static final String REMOVE_UNFOLLOWED =
            """
            delete from upstream known
            where upstream = ? and not exists (select from scheduled_tag where upstream = known.upstream)
            """;

    /**
     * Looks that are owed to hints come a spacing after each other; what is found after them nobody has announced. Who followed
     * it last may have left since the statement before.
     */
    private static final String RELEASE =
            """
            update upstream known
            set leased_until = null,
                announced = case when looks_owed > 0 then announced end,
                due_at = case
                    when looks_owed > 0 then looked_at + ? * interval '1 millisecond'
                    else coalesce((select min(due_at) from scheduled_tag where upstream = known.upstream), due_at) end
            where upstream = ?
            """;

    /** What a hint asked for has not been done for all. */
    private static final String RELEASE_UNTIL =
            """
            update upstream set leased_until = null, looks_owed = greatest(looks_owed, 1::smallint), due_at = now() + ? * interval '1 millisecond'
            where upstream = ? and claim = ?
            """;

    /** In one order for all, so that none wait in a ring. */
    private static final String FOLLOW =
            """
            insert into upstream as known (upstream, registry, due_at)
            select upstream, registry, now() + millis * interval '1 millisecond'
            from unnest(?::text[], ?::text[], ?::bigint[]) as news (upstream, registry, millis)
            order by upstream
            on conflict (upstream) do update set due_at = least(known.due_at, excluded.due_at)
            """;

    private final Database database;
    private final Duration hintSpacing;

    public UpstreamStore(Database database, ScheduleConfig config) {
        this.database = database;
        this.hintSpacing = config.hintSpacing();
    }

    /** @return false if somebody else has it by now */
    boolean extend(ClaimedUpstream upstream, Duration lease) {
        return database.transaction(connection -> update(connection, EXTEND, lease, upstream));
    }

    /** Those of these claims that nobody has overtaken or ended last for another lease. */
    void renew(List<ClaimedUpstream> claimed, Duration lease) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                claimed.stream().map(ClaimedUpstream::key).toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "bigint",
                                claimed.stream().map(ClaimedUpstream::claim).toArray()));
                statement.setLong(3, lease.toMillis());
                statement.executeUpdate();
            }
        });
    }

    /** Everybody who follows it has the next time: it is due at the first of these, or gone if nobody follows it. */
    void release(ClaimedUpstream upstream) {
        database.change(connection -> {
            // A statement of its own: those after it see what was committed while this one waited.
            if (isOurs(connection, upstream)) {
                try (PreparedStatement statement = connection.prepareStatement(REMOVE_UNFOLLOWED)) {
                    statement.setString(1, upstream.key());
                    statement.executeUpdate();
                }
                try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
                    statement.setLong(1, hintSpacing.toMillis());
                    statement.setString(2, upstream.key());
                    statement.executeUpdate();
                }
            }
        });
    }

    /** Some who follow it have not been served. */
    void postpone(ClaimedUpstream upstream, Duration delay) {
        database.change(connection -> update(connection, RELEASE_UNTIL, delay, upstream));
    }

    /** Part of the caller's transaction. @param delays until each is looked at, at the latest; those known may be sooner */
    void follow(Connection connection, Map<UpstreamKey, Duration> delays) throws SQLException {
        Collection<UpstreamKey> keys = delays.keySet();
        try (PreparedStatement statement = connection.prepareStatement(FOLLOW)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(UpstreamKey::text).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", keys.stream().map(UpstreamKey::registry).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint",
                            delays.values().stream().map(Duration::toMillis).toArray()));
            statement.executeUpdate();
        }
    }

    private static boolean isOurs(Connection connection, ClaimedUpstream upstream) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, upstream.key());
            statement.setLong(2, upstream.claim());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean update(Connection connection, String change, Duration time, ClaimedUpstream upstream)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setLong(1, time.toMillis());
            statement.setString(2, upstream.key());
            statement.setLong(3, upstream.claim());
            return statement.executeUpdate() == 1;
        }
    }
}
