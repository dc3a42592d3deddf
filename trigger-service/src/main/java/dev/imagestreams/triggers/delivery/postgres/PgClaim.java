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
 * Claims due deliveries in one statement: of triggers found by what is due the longest, or by a walk from trigger to trigger
 * over the pending index, which costs the same however many deliveries each has. Triggers take turns; rows another replica
 * holds are skipped.
 */
final class PgClaim {

    /** Triggers of the deliveries that are due the longest: all there are, unless there is more due than is looked at. */
    private static final String LONGEST_DUE =
            """
            with head as (
                select trigger from delivery
                where state = 'pending' and next_attempt < 'infinity' and next_attempt <= ?::timestamptz
                order by next_attempt limit ?
            ),
            waiting as (select trigger from head group by trigger),
            seen as (select count(*) = ? as more, null::uuid as last from head)
            """;

    /** The next triggers that wait, in the order of their ids. */
    private static final String NEXT_TRIGGERS =
            """
            with recursive step (trigger, place) as (
                (select trigger, 1 from delivery where state = 'pending' and trigger > ?::uuid order by trigger limit 1)
                union all
                select (select d.trigger from delivery d
                        where d.state = 'pending' and d.trigger > step.trigger order by d.trigger limit 1), place + 1
                from step where step.trigger is not null and place < ?
            ),
            waiting as (select trigger from step where trigger is not null),
            seen as (
                select last is not null as more, last
                from (select (select trigger from step order by place desc limit 1) as last) as end_of_walk
            )
            """;

    /** The share keeps rows from being locked that somebody else's turn leaves no room for. */
    private static final String CLAIM =
            """
            , busy as (select * from unnest(?::uuid[], ?::int[]) as busy (trigger, under_way)),
            share as (select greatest(1, ? / greatest(1, count(*))) as most from waiting),
            served as (
                select t.*,
                    least(share.most, case when e.failures > 0 or e.open_until is not null then 1 else ? end - coalesce(busy.under_way, 0)) as room
                from waiting
                cross join share
                join trigger t on t.uid = waiting.trigger and not t.paused
                left join endpoint e on e.trigger = t.uid
                left join busy on busy.trigger = t.uid
                where e.open_until is null or e.open_until <= ?::timestamptz
            ),
            due as (
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
                where served.room > 0
                order by picked.turn, picked.next_attempt
                limit ?
            ),
            claimed as (
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
            )
            select seen.more, seen.last, claimed.* from seen left join claimed on true
            """;

    private static final String CLAIM_LONGEST_DUE = LONGEST_DUE + CLAIM;

    private static final String CLAIM_NEXT_TRIGGERS = NEXT_TRIGGERS + CLAIM;

    /** What is due already and was not claimed waits for something else: an attempt to end, a trigger to be resumed. */
    private static final String NEXT_DUE =
            """
            select extract(epoch from least(
                (select min(next_attempt) from delivery
                 where state = 'pending' and next_attempt < 'infinity' and next_attempt > ?::timestamptz),
                (select min(open_until) from endpoint where open_until > ?::timestamptz)
            ) - ?::timestamptz) * 1000 as millis
            """;

    private PgClaim() {}

    /**
     * @param more whether there may be more than was looked at
     * @param last the trigger at which a walk ended; null at the end of all
     */
    record Step(List<Notification> claimed, boolean more, @Nullable UUID last) {}

    /** @param looks at how many due deliveries */
    static Step longestDue(Connection connection, InFlight.Demand demand, int looks, Duration lease, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM_LONGEST_DUE)) {
            statement.setString(1, now.toString());
            statement.setInt(2, looks);
            statement.setInt(3, looks);
            return claim(connection, statement, 4, demand, lease, now);
        }
    }

    /** Of as many triggers as there may be deliveries, so that each of them has its turn. */
    static Step nextTriggers(Connection connection, InFlight.Demand demand, UUID after, Duration lease, Instant now)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM_NEXT_TRIGGERS)) {
            statement.setObject(1, after);
            statement.setInt(2, demand.total());
            return claim(connection, statement, 3, demand, lease, now);
        }
    }

    static Optional<Duration> nextDue(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_DUE)) {
            statement.setString(1, now.toString());
            statement.setString(2, now.toString());
            statement.setString(3, now.toString());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                double millis = rows.getDouble("millis");
                return rows.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis((long) Math.ceil(millis)));
            }
        }
    }

    private static Step claim(
            Connection connection,
            PreparedStatement statement,
            int first,
            InFlight.Demand demand,
            Duration lease,
            Instant now)
            throws SQLException {
        new PgColumns<>(connection, statement, List.copyOf(demand.underWay().entrySet()), first)
                .column("uuid", Map.Entry::getKey)
                .column("int4", Map.Entry::getValue);
        int index = first + 2;
        statement.setInt(index++, demand.total());
        statement.setInt(index++, demand.perTrigger());
        statement.setString(index++, now.toString());
        statement.setString(index++, now.toString());
        statement.setInt(index++, demand.total());
        statement.setString(index++, now.toString());
        statement.setLong(index++, lease.toMillis());
        statement.setString(index++, now.toString());
        statement.setLong(index, lease.toMillis());
        List<Notification> claimed = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            boolean more = false;
            UUID last = null;
            while (rows.next()) {
                more = rows.getBoolean("more");
                last = rows.getObject("last", UUID.class);
                if (rows.getObject("id") != null) {
                    claimed.add(notification(rows));
                }
            }
            return new Step(claimed, more, last);
        }
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
                new TargetColumns(row.getString("target_kind"), row.getString("target")).toTarget(options),
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
