package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.delivery.Settlement;
import dev.imagestreams.triggers.delivery.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Records attempts that ended and moves their deliveries on: four statements, however many attempts. */
final class PgSettle {

    private static final String PAUSE_TRIGGERS =
            """
            update trigger
            set paused = true, paused_reason = 'the endpoint is gone (status 410)', revision = revision + 1
            where uid = any (?::uuid[]) and not paused
            """;

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
                settled = case when ended.state = 'pending' then null else now() end
            from unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[]) as ended (id, attempt, state, next_attempt)
            where delivery.id = ended.id
              and delivery.state = 'pending'
              and (delivery.attempts = ended.attempt or ended.state = 'delivered')
            """;

    private PgSettle() {}

    static void settle(Connection connection, List<Settlement> settlements) throws SQLException {
        // Before the deliveries: whoever deletes a trigger locks in this order, too.
        pauseTriggers(connection, settlements);
        Set<UUID> held = hold(connection, settlements);
        List<Settlement> ended = settlements.stream()
                .filter(one -> held.contains(one.notification().delivery()))
                .toList();
        recordAttempts(connection, ended);
        moveOn(connection, ended);
    }

    private static void pauseTriggers(Connection connection, List<Settlement> settlements) throws SQLException {
        List<UUID> gone = settlements.stream()
                .filter(one -> one.verdict() instanceof Verdict.Dead dead && dead.pauseTrigger())
                .map(one -> one.notification().trigger())
                .distinct()
                .sorted()
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(PAUSE_TRIGGERS)) {
            new PgColumns<>(connection, statement, gone).column("uuid", uid -> uid);
            statement.executeUpdate();
        }
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

    private static void moveOn(Connection connection, List<Settlement> ended) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE_ON)) {
            new PgColumns<>(connection, statement, ended)
                    .column("uuid", one -> one.notification().delivery())
                    .column("int4", one -> one.notification().attempt())
                    .column("text", one -> one.verdict().state())
                    .column("timestamptz", one -> one.verdict() instanceof Verdict.Retry retry ? retry.at() : null);
            statement.executeUpdate();
        }
    }
}
