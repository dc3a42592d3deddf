package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.delivery.Lane;
import dev.imagestreams.triggers.delivery.NewDelivery;
import dev.imagestreams.triggers.replay.ReplayQueue;
import dev.imagestreams.triggers.wakeup.DueChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Replays in PostgreSQL, beside the rest of the queue, because they take part in its lanes. */
@ApplicationScoped
class JdbcReplayQueue implements ReplayQueue {

    private static final String AGAIN =
            """
            update delivery
            set state = 'pending', next_attempt = case when lane is null then ?::timestamptz else 'infinity' end,
                settled = null, reported = null, reason = null, replay = ?, attempts_before = attempts, not_before = null
            where id in (%s) and not coalesce(state = 'pending' and claimed_until > ?::timestamptz, false)
            returning trigger, lane
            """;

    private static final String ONE = AGAIN.formatted("?");

    private static final String FAILED =
            AGAIN.formatted("select id from delivery where trigger = ? and state = 'dead' order by id limit ?");

    private static final String THESE =
            AGAIN.formatted("select id from delivery where trigger = ? and event = any (?::uuid[])");

    private static final String TRIGGER_OF = "select trigger from delivery where id = ?";

    private final DataSource database;
    private final DueChannel channel;

    JdbcReplayQueue(DataSource database, DueChannel channel) {
        this.database = database;
        this.channel = channel;
    }

    @Override
    @Transactional
    public boolean one(UUID delivery, UUID replay, Instant now) {
        try (Connection connection = database.getConnection()) {
            UUID trigger = triggerOf(connection, delivery);
            if (trigger == null) {
                return false;
            }
            again(connection, trigger, ONE, replay, now, delivery);
            return true;
        } catch (SQLException e) {
            throw new DatabaseException("replay a delivery", e);
        }
    }

    @Override
    @Transactional
    public int failed(UUID trigger, UUID replay, int limit, Instant now) {
        try (Connection connection = database.getConnection()) {
            return again(connection, trigger, FAILED, replay, now, trigger, limit);
        } catch (SQLException e) {
            throw new DatabaseException("replay failed deliveries", e);
        }
    }

    @Override
    @Transactional
    public int all(UUID trigger, List<NewDelivery> deliveries, UUID replay, Instant now) {
        try (Connection connection = database.getConnection()) {
            PgEnqueue.addDeliveries(connection, deliveries, now);
            Object[] events = deliveries.stream().map(NewDelivery::event).toArray();
            return again(connection, trigger, THESE, replay, now, trigger, connection.createArrayOf("uuid", events));
        } catch (SQLException e) {
            throw new DatabaseException("replay deliveries", e);
        }
    }

    private int again(Connection connection, UUID trigger, String which, UUID replay, Instant now, Object... parameters)
            throws SQLException {
        PgLanes.lock(connection, Set.of(new Lane(trigger, "any")));
        PgEndpoints.holdTriggers(connection, Set.of(trigger));
        Set<Lane> lanes = new HashSet<>();
        int count = 0;
        try (PreparedStatement statement = connection.prepareStatement(which)) {
            statement.setString(1, now.toString());
            statement.setObject(2, replay);
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(3 + i, parameters[i]);
            }
            statement.setString(3 + parameters.length, now.toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    count++;
                    String lane = rows.getString("lane");
                    if (lane != null) {
                        lanes.add(new Lane(trigger, lane));
                    }
                }
            }
        }
        PgLanes.advance(connection, lanes, now);
        channel.announce(connection);
        return count;
    }

    private static @Nullable UUID triggerOf(Connection connection, UUID delivery) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRIGGER_OF)) {
            statement.setObject(1, delivery);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getObject("trigger", UUID.class) : null;
            }
        }
    }
}
