package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.delivery.Lane;
import dev.imagestreams.triggers.delivery.NewDelivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds deliveries: few statements, however many rows. What is there already stays as it is. */
final class PgEnqueue {

    /** Those of a lane wait until {@link PgLanes} says whose turn it is. */
    private static final String ADD_DELIVERIES =
            """
            insert into delivery
                (id, event, trigger, state, created, next_attempt, lane, position, not_before, reason, settled)
            select fresh.id, fresh.event, fresh.trigger,
                case when fresh.reason is null then 'pending' else 'dead' end,
                ?::timestamptz,
                case when fresh.reason is not null then null
                     when fresh.lane is not null then 'infinity'
                     else fresh.not_before end,
                fresh.lane, fresh.position, fresh.not_before, fresh.reason,
                case when fresh.reason is not null then ?::timestamptz end
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[])
                as fresh (id, event, trigger, lane, position, not_before, reason)
            join trigger on trigger.uid = fresh.trigger
            on conflict do nothing
            """;

    private static final String COUNT_LOOPS =
            """
            insert into endpoint as known (trigger, failures, window_start, window_all, window_failed, warned, loops, last_loop)
            select uid, 0, ?::timestamptz, 0, 0, 0, 1, ?::timestamptz from trigger where uid = any (?::uuid[]) order by uid
            on conflict (trigger) do update set loops = known.loops + 1, last_loop = excluded.last_loop
            """;

    private PgEnqueue() {}

    static void addDeliveries(Connection connection, List<NewDelivery> deliveries, Instant now) throws SQLException {
        Set<Lane> lanes = deliveries.stream()
                .map(PgEnqueue::lane)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        PgLanes.lock(connection, lanes);
        countLoops(connection, deliveries, now);
        try (PreparedStatement statement = connection.prepareStatement(ADD_DELIVERIES)) {
            statement.setString(1, now.toString());
            statement.setString(2, now.toString());
            new PgColumns<>(connection, statement, deliveries, 3)
                    .column("uuid", NewDelivery::id)
                    .column("uuid", NewDelivery::event)
                    .column("uuid", NewDelivery::trigger)
                    .column("text", NewDelivery::lane)
                    .column("int8", NewDelivery::position)
                    .column("timestamptz", NewDelivery::notBefore)
                    .column("text", NewDelivery::givenUp);
            statement.executeUpdate();
        }
        PgLanes.advance(connection, lanes, now);
    }

    private static void countLoops(Connection connection, List<NewDelivery> deliveries, Instant now)
            throws SQLException {
        List<UUID> looping = deliveries.stream()
                .filter(one -> one.givenUp() != null)
                .map(NewDelivery::trigger)
                .distinct()
                .toList();
        if (looping.isEmpty()) {
            return;
        }
        PgEndpoints.holdTriggers(connection, looping);
        try (PreparedStatement statement = connection.prepareStatement(COUNT_LOOPS)) {
            statement.setString(1, now.toString());
            statement.setString(2, now.toString());
            statement.setArray(3, connection.createArrayOf("uuid", looping.toArray()));
            statement.executeUpdate();
        }
    }

    private static @Nullable Lane lane(NewDelivery delivery) {
        return delivery.lane() == null || delivery.givenUp() != null
                ? null
                : new Lane(delivery.trigger(), delivery.lane());
    }
}
