package dev.imagestreams.triggers.subscription.postgres;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.TriggerCondition;
import dev.imagestreams.model.api.TriggerStatus;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.database.DatabaseException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How triggers fare, of any number of them in one statement; counts end where nobody reads further. */
@Singleton
class PgStatus {

    private static final String STATUS_OF =
            """
            select t.uid, t.paused_reason, e.failures, e.failing_since, e.last_error, e.loops,
                case when e.open_until > now() then e.open_until end as open_until,
                (select count(*) from (select from delivery d where d.trigger = t.uid and d.state = 'pending' limit ?) p)
                    as pending,
                (select count(*) from (select from delivery d where d.trigger = t.uid and d.state = 'dead' limit ?) p)
                    as dead,
                circles.tags as circling, circles.since as circling_since, circles.until as circling_until,
                last.state, last.at, last.namespace, last.stream, last.tag
            from trigger t
            left join lateral (
                select string_agg(c.stream || ':' || c.tag, ', ' order by c.stream, c.tag) as tags,
                    min(c.since) as since, max(c.until) as until
                from circle c where c.trigger = t.uid and c.level > 1 and c.meaningless > now()
            ) circles on true
            left join endpoint e on e.trigger = t.uid
            left join lateral (
                select d.state, coalesce(d.settled, d.created) as at, n.namespace, n.stream, n.tag
                from delivery d join notice n on n.event = d.event
                where d.trigger = t.uid order by d.id desc limit 1
            ) last on true
            where t.uid = any (?::uuid[])
            """;

    private static final String FORGET =
            """
            update endpoint
            set failures = 0, failing_since = null, window_all = 0, window_failed = 0, open_until = null, warned = 0
            where trigger = ?
            """;

    private final DataSource database;

    PgStatus(DataSource database) {
        this.database = database;
    }

    Map<UUID, TriggerStatus> of(Collection<UUID> triggers) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STATUS_OF)) {
            statement.setInt(1, TriggerStatus.MOST_COUNTED);
            statement.setInt(2, TriggerStatus.MOST_COUNTED);
            statement.setArray(3, connection.createArrayOf("uuid", triggers.toArray()));
            Map<UUID, TriggerStatus> found = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject("uid", UUID.class), status(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException("find how triggers fare", e);
        }
    }

    /** Failures of an endpoint that is another one now, or that somebody has repaired. */
    void forget(UUID trigger) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, trigger);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("forget failures", e);
        }
    }

    private static TriggerStatus status(ResultSet row) throws SQLException {
        Instant failingSince = instant(row, "failing_since");
        return new TriggerStatus(
                row.getLong("pending"),
                row.getLong("dead"),
                last(row),
                row.getInt("failures"),
                failingSince,
                failingSince == null ? null : row.getString("last_error"),
                instant(row, "open_until"),
                row.getString("paused_reason"),
                row.getInt("loops"),
                conditions(row),
                List.of());
    }

    private static List<TriggerCondition> conditions(ResultSet row) throws SQLException {
        String circling = row.getString("circling");
        Instant since = instant(row, "circling_since");
        return circling == null || since == null
                ? List.of()
                : List.of(new TriggerCondition(
                        TriggerCondition.CIRCLING,
                        "True",
                        "FiresWheneverTold",
                        circling
                                + " moves again whenever it was told of, and not while it is not: this trigger seems to"
                                + " cause what it tells of, and tells of the newest move in ever longer intervals, next at "
                                + instant(row, "circling_until"),
                        since));
    }

    private static TriggerStatus.@Nullable Last last(ResultSet row) throws SQLException {
        String state = row.getString("state");
        Instant at = instant(row, "at");
        return state == null || at == null
                ? null
                : new TriggerStatus.Last(
                        new StreamKey(row.getString("namespace"), row.getString("stream")),
                        new StreamTag(row.getString("tag")),
                        Delivery.State.valueOf(state.toUpperCase(Locale.ROOT)),
                        at);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
