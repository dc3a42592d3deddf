package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.database.SchemeColumn;
import dev.imagestreams.triggers.delivery.InFlight;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.notify.Notification;
import dev.imagestreams.triggers.secret.SealedCredentials;
import dev.imagestreams.triggers.subscription.TargetColumns;
import dev.imagestreams.triggers.subscription.TriggerOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Claims due deliveries, trigger by trigger. The walk over the pending index costs as much as there are triggers that
 * wait, however many deliveries each has; rows another replica holds are skipped.
 */
final class PgClaim {

    private static final String SERVED =
            """
            with recursive waiting (trigger) as (
                (select trigger from delivery where state = 'pending' order by trigger limit 1)
                union all
                select (select d.trigger from delivery d
                        where d.state = 'pending' and d.trigger > waiting.trigger order by d.trigger limit 1)
                from waiting where waiting.trigger is not null
            ),
            busy as (select * from unnest(?::uuid[], ?::int[]) as busy (trigger, under_way)),
            served as (
                select t.*, e.open_until,
                    case when e.failures > 0 then 1 else ? end - coalesce(busy.under_way, 0) as room
                from waiting
                join trigger t on t.uid = waiting.trigger and not t.paused
                left join endpoint e on e.trigger = t.uid
                left join busy on busy.trigger = t.uid
            )
            """;

    private static final String CLAIM_DUE = SERVED
            + """
            , due as (
                select served.*, picked.id, picked.event
                from served
                cross join lateral (
                    select locked.*, row_number() over (order by locked.next_attempt) as turn
                    from (
                        select d.id, d.event, d.next_attempt from delivery d
                        where d.trigger = served.uid and d.state = 'pending' and d.next_attempt <= ?::timestamptz
                        order by d.next_attempt limit greatest(served.room, 0)
                        for update skip locked
                    ) as locked
                ) as picked
                where served.room > 0 and (served.open_until is null or served.open_until <= ?::timestamptz)
                order by picked.turn, picked.next_attempt
                limit ?
            )
            update delivery
            set attempts = delivery.attempts + 1,
                next_attempt = ?::timestamptz
                    + greatest(?, coalesce(due.timeout_seconds * 1000 + 5000, 0)) * interval '1 millisecond',
                claimed_until = ?::timestamptz
                    + greatest(?, coalesce(due.timeout_seconds * 1000 + 5000, 0)) * interval '1 millisecond'
            from due join notice on notice.event = due.event
            where delivery.id = due.id
            returning delivery.id, delivery.attempts, delivery.attempts_before, delivery.replay,
                delivery.lane,
                due.uid, due.namespace as owner, due.name, due.target_kind, due.target, due.options,
                due.secret, due.scheme, due.previous_secret, due.previous_scheme, due.previous_until, due.headers,
                notice.event, notice.namespace, notice.stream, notice.tag, notice.change, notice.body,
                notice.cdevent, notice.received
            """;

    private static final String NEXT_DUE = SERVED
            + """
            select extract(epoch from
                min(greatest(soonest.next_attempt, served.open_until)) - ?::timestamptz) * 1000 as millis
            from served
            cross join lateral (
                select d.next_attempt from delivery d
                where d.trigger = served.uid and d.state = 'pending' and d.next_attempt < 'infinity'
                order by d.next_attempt limit 1
            ) as soonest
            where served.room > 0
            """;

    private PgClaim() {}

    static List<Notification> claimDue(Connection connection, InFlight.Demand demand, Duration lease, Instant now)
            throws SQLException {
        List<Notification> claimed = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CLAIM_DUE)) {
            bindDemand(connection, statement, demand);
            statement.setString(4, now.toString());
            statement.setString(5, now.toString());
            statement.setInt(6, demand.total());
            statement.setString(7, now.toString());
            statement.setLong(8, lease.toMillis());
            statement.setString(9, now.toString());
            statement.setLong(10, lease.toMillis());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    claimed.add(notification(rows));
                }
            }
        }
        return claimed;
    }

    static Optional<Duration> nextDue(Connection connection, InFlight.Demand demand, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_DUE)) {
            bindDemand(connection, statement, demand);
            statement.setString(4, now.toString());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                double millis = rows.getDouble("millis");
                return rows.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis((long) Math.ceil(millis)));
            }
        }
    }

    private static void bindDemand(Connection connection, PreparedStatement statement, InFlight.Demand demand)
            throws SQLException {
        new PgColumns<>(connection, statement, List.copyOf(demand.underWay().entrySet()))
                .column("uuid", Map.Entry::getKey)
                .column("int4", Map.Entry::getValue);
        statement.setInt(3, demand.perTrigger());
    }

    private static Notification notification(ResultSet row) throws SQLException {
        int attempt = row.getInt("attempts");
        Notice notice = new Notice(
                row.getObject("event", UUID.class),
                new StreamKey(row.getString("namespace"), row.getString("stream")),
                new StreamTag(row.getString("tag")),
                row.getBytes("change"),
                row.getBytes("body"),
                row.getBytes("cdevent"));
        TriggerOptions options = TriggerOptions.parse(row.getString("options"));
        return new Notification(
                row.getObject("id", UUID.class),
                attempt,
                attempt - row.getInt("attempts_before"),
                row.getObject("replay", UUID.class),
                row.getString("lane"),
                row.getObject("uid", UUID.class),
                row.getString("owner") + '/' + row.getString("name"),
                new TargetColumns(row.getString("target_kind"), row.getString("target")).toTarget(options.webhook()),
                credentials(row),
                notice,
                row.getObject("received", OffsetDateTime.class).toInstant());
    }

    private static @Nullable SealedCredentials credentials(ResultSet row) throws SQLException {
        byte[] key = row.getBytes("secret");
        if (key == null) {
            return null;
        }
        byte[] previous = row.getBytes("previous_secret");
        return new SealedCredentials(
                key,
                SchemeColumn.parse(row.getString("scheme")),
                previous == null
                        ? null
                        : new SealedCredentials.Previous(
                                previous,
                                SchemeColumn.parse(row.getString("previous_scheme")),
                                row.getObject("previous_until", OffsetDateTime.class)
                                        .toInstant()),
                row.getBytes("headers"));
    }
}
