package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.delivery.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Says whose turn it is in a lane: the oldest of a strict one, the newest of one in which only that counts; nobody's while an
 * attempt is under way. Everyone else waits with an infinite due time, or is superseded, so that claiming need not know of
 * lanes. Whoever adds to a lane or takes from it holds its trigger's lock and calls {@link #advance} afterwards.
 */
final class PgLanes {

    private static final String LOCK =
            """
            select pg_advisory_xact_lock(key) from (
                select distinct hashtextextended(uid::text, 1) as key from unnest(?::uuid[]) as uid order by 1 offset 0
            ) as keys
            """;

    private static final String HEADS =
            """
            with lane as (select * from unnest(?::uuid[], ?::text[]) as lane (trigger, name)),
            head as (
                select lane.trigger, lane.name, first.id, first.next_attempt, first.not_before
                from lane cross join lateral (
                    (select d.id, d.next_attempt, d.not_before from delivery d
                     where starts_with(lane.name, 'strict:') and d.trigger = lane.trigger and d.lane = lane.name
                       and d.state = 'pending' and d.lane is not null
                     order by d.position, d.id limit 1)
                    union all
                    (select d.id, d.next_attempt, d.not_before from delivery d
                     where starts_with(lane.name, 'latest:') and d.trigger = lane.trigger and d.lane = lane.name
                       and d.state = 'pending' and d.lane is not null
                     order by d.position desc, d.id desc limit 1)
                ) as first
            )
            """;

    /** The newest takes the place of one that was not tried yet, so that the window ends when it was said to. */
    private static final String GIVE_TURN = HEADS
            + """
            , turn as (
                select d.trigger, d.lane, bool_or(coalesce(d.claimed_until > ?::timestamptz, false)) as busy,
                    min(d.next_attempt) filter (where d.attempts = 0) as due
                from lane join delivery d on d.trigger = lane.trigger and d.lane = lane.name
                where d.state = 'pending' and d.lane is not null and d.next_attempt < 'infinity'
                group by d.trigger, d.lane
            )
            update delivery
            set next_attempt = coalesce(
                case when starts_with(head.name, 'latest:') then turn.due end,
                greatest(?::timestamptz, head.not_before))
            from head left join turn on turn.trigger = head.trigger and turn.lane = head.name
            where delivery.id = head.id and head.next_attempt = 'infinity' and not coalesce(turn.busy, false)
            """;

    private static final String SUPERSEDE = HEADS
            + """
            update delivery set state = 'superseded', next_attempt = null, claimed_until = null, settled = ?::timestamptz
            from head
            where starts_with(head.name, 'latest:')
              and delivery.trigger = head.trigger and delivery.lane = head.name and delivery.lane is not null
              and delivery.state = 'pending' and delivery.id <> head.id
              and not coalesce(delivery.claimed_until > ?::timestamptz, false)
            """;

    /** Of a strict lane two are due only when a replay has put an older one before another. */
    private static final String TAKE_TURN_BACK = HEADS
            + """
            update delivery set next_attempt = 'infinity'
            from head
            where starts_with(head.name, 'strict:')
              and delivery.trigger = head.trigger and delivery.lane = head.name and delivery.lane is not null
              and delivery.state = 'pending' and delivery.next_attempt < 'infinity' and delivery.id <> head.id
              and not coalesce(delivery.claimed_until > ?::timestamptz, false)
            """;

    private PgLanes() {}

    /** Until the end of the transaction nobody else touches lanes of these triggers. */
    static void lock(Connection connection, Collection<Lane> lanes) throws SQLException {
        if (lanes.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", lanes.stream().map(Lane::trigger).distinct().toArray()));
            statement.execute();
        }
    }

    /** Gives the turn to whom it belongs, now that something has changed in these lanes. */
    static void advance(Connection connection, Collection<Lane> lanes, Instant now) throws SQLException {
        if (lanes.isEmpty()) {
            return;
        }
        List<Lane> each = List.copyOf(lanes);
        execute(connection, GIVE_TURN, each, now, 2);
        execute(connection, SUPERSEDE, each, now, 2);
        execute(connection, TAKE_TURN_BACK, each, now, 1);
    }

    private static void execute(Connection connection, String sql, List<Lane> lanes, Instant now, int times)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            new PgColumns<>(connection, statement, lanes)
                    .column("uuid", Lane::trigger)
                    .column("text", Lane::name);
            for (int i = 0; i < times; i++) {
                statement.setString(3 + i, now.toString());
            }
            statement.executeUpdate();
        }
    }
}
