package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.delivery.Lane;
import dev.imagestreams.triggers.delivery.Settlement;
import dev.imagestreams.triggers.delivery.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Records attempts that ended and moves their deliveries on: few statements, however many attempts. */
final class PgSettle {

    /** In order of id, so that replicas never wait for each other; deliveries deleted with their trigger stay out. */
    private static final String HOLD_ATTEMPTED =
            "select id from delivery where id = any (?::uuid[]) order by id for no key update";

    private static final String RECORD_ATTEMPTS =
            """
            insert into attempt (delivery, number, at, status, millis, error, response)
            select * from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::int[], ?::bigint[], ?::text[], ?::text[])
            on conflict do nothing
            """;

    private static final String MOVE_ON =
            """
            update delivery
            set state = ended.state,
                next_attempt = ended.next_attempt,
                claimed_until = null,
                reason = ended.reason,
                settled = case when ended.state = 'pending' then null else ?::timestamptz end
            from unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::text[])
                as ended (id, attempt, state, next_attempt, reason)
            where delivery.id = ended.id
              and delivery.state = 'pending'
              and (delivery.attempts = ended.attempt or ended.state = 'delivered')
            """;

    private PgSettle() {}

    /** Those in which somebody else may have the turn afterwards. */
    static Set<Lane> lanes(List<Settlement> settlements) {
        return settlements.stream()
                .map(Settlement::notification)
                .filter(one -> one.lane() != null)
                .map(one -> new Lane(one.trigger(), String.valueOf(one.lane())))
                .collect(Collectors.toSet());
    }

    /** @param lanes of these, locked */
    static void settle(Connection connection, List<Settlement> settlements, Set<Lane> lanes, Instant now)
            throws SQLException {
        Set<UUID> held = hold(connection, settlements);
        List<Settlement> ended = settlements.stream()
                .filter(one -> held.contains(one.notification().delivery()))
                .toList();
        recordAttempts(connection, ended);
        moveOn(connection, ended, now);
        PgLanes.advance(connection, lanes, now);
    }

    private static Set<UUID> hold(Connection connection, List<Settlement> settlements) throws SQLException {
        Set<UUID> held = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(HOLD_ATTEMPTED)) {
            new PgColumns<>(connection, statement, settlements)
                    .column("uuid", one -> one.notification().delivery());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    held.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return held;
    }

    private static void recordAttempts(Connection connection, List<Settlement> ended) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECORD_ATTEMPTS)) {
            new PgColumns<>(connection, statement, ended)
                    .column("uuid", one -> one.notification().delivery())
                    .column("int4", one -> one.notification().attempt())
                    .column("timestamptz", Settlement::at)
                    .column("int4", Settlement::status)
                    .column("int8", one -> one.took().toMillis())
                    .column("text", Settlement::error)
                    .column("text", Settlement::response);
            statement.executeUpdate();
        }
    }

    private static void moveOn(Connection connection, List<Settlement> ended, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE_ON)) {
            statement.setString(1, now.toString());
            new PgColumns<>(connection, statement, ended, 2)
                    .column("uuid", one -> one.notification().delivery())
                    .column("int4", one -> one.notification().attempt())
                    .column("text", one -> one.verdict().state())
                    .column("timestamptz", one -> one.verdict() instanceof Verdict.Retry retry ? retry.at() : null)
                    .column("text", one -> one.verdict() instanceof Verdict.Dead dead ? dead.pausing() : null);
            statement.executeUpdate();
        }
    }
}
