package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.delivery.EndpointHealth;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Endpoints that have failed lately, as rows; and the pausing of triggers. */
final class PgEndpoints {

    /** As strong as pausing one needs it: who began with less would wait for another who did. */
    private static final String HOLD_TRIGGERS =
            "select uid from trigger where uid = any (?::uuid[]) order by uid for no key update";

    private static final String LOAD =
            "select * from endpoint where trigger = any (?::uuid[]) order by trigger for update";

    private static final String SAVE =
            """
            insert into endpoint (trigger, failures, failing_since, window_start, window_all, window_failed, open_until,
                warned, last_error, last_failure)
            select said.* from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::int[], ?::int[],
                ?::timestamptz[], ?::int[], ?::text[], ?::timestamptz[])
                as said (trigger, failures, failing_since, window_start, window_all, window_failed, open_until,
                    warned, last_error, last_failure)
            join trigger on trigger.uid = said.trigger
            order by said.trigger
            on conflict (trigger) do update
            set failures = excluded.failures, failing_since = excluded.failing_since,
                window_start = excluded.window_start, window_all = excluded.window_all,
                window_failed = excluded.window_failed, open_until = excluded.open_until, warned = excluded.warned,
                last_error = excluded.last_error, last_failure = excluded.last_failure
            """;

    private static final String PAUSE =
            """
            with paused as (
                update trigger set paused = true, paused_reason = said.reason
                from unnest(?::uuid[], ?::text[]) as said (uid, reason)
                where trigger.uid = said.uid and not trigger.paused
                returning trigger.uid, trigger.namespace || '/' || trigger.name as name, said.reason
            ),
            owed as (
                insert into endpoint_disabled (id, trigger, name, reason, failing_since, disabled_at)
                select gen_random_uuid(), paused.uid, paused.name, paused.reason, endpoint.failing_since, ?::timestamptz
                from paused left join endpoint on endpoint.trigger = paused.uid
            )
            select uid, name, reason from paused
            """;

    private PgEndpoints() {}

    /** A trigger that was paused. */
    record Paused(UUID uid, String name, String reason) {}

    /** Before anything else of theirs is locked, as whoever changes or deletes one does it. */
    static void holdTriggers(Connection connection, Collection<UUID> triggers) throws SQLException {
        if (triggers.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(HOLD_TRIGGERS)) {
            statement.setArray(1, connection.createArrayOf("uuid", triggers.toArray()));
            statement.execute();
        }
    }

    static Map<UUID, EndpointHealth> load(Connection connection, Collection<UUID> triggers) throws SQLException {
        Map<UUID, EndpointHealth> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LOAD)) {
            statement.setArray(1, connection.createArrayOf("uuid", triggers.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getObject("trigger", UUID.class), health(rows));
                }
            }
        }
        return known;
    }

    static void save(Connection connection, Map<UUID, EndpointHealth> endpoints) throws SQLException {
        if (endpoints.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            new PgColumns<>(connection, statement, List.copyOf(endpoints.entrySet()))
                    .column("uuid", Map.Entry::getKey)
                    .column("int4", one -> one.getValue().failures())
                    .column("timestamptz", one -> one.getValue().failingSince())
                    .column("timestamptz", one -> one.getValue().windowStart())
                    .column("int4", one -> one.getValue().windowAll())
                    .column("int4", one -> one.getValue().windowFailed())
                    .column("timestamptz", one -> one.getValue().openUntil())
                    .column("int4", one -> one.getValue().warned())
                    .column("text", one -> one.getValue().lastError())
                    .column("timestamptz", one -> one.getValue().lastFailure());
            statement.executeUpdate();
        }
    }

    /** Those that were not paused before, with the event that tells of it. Whoever watches triggers has yet to be told. */
    static List<Paused> pause(Connection connection, Map<UUID, String> reasons, Instant now) throws SQLException {
        List<Paused> paused = new ArrayList<>();
        if (reasons.isEmpty()) {
            return paused;
        }
        try (PreparedStatement statement = connection.prepareStatement(PAUSE)) {
            new PgColumns<>(connection, statement, List.copyOf(reasons.entrySet()))
                    .column("uuid", Map.Entry::getKey)
                    .column("text", Map.Entry::getValue);
            statement.setString(3, now.toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    paused.add(new Paused(
                            rows.getObject("uid", UUID.class), rows.getString("name"), rows.getString("reason")));
                }
            }
        }
        return paused;
    }

    private static EndpointHealth health(ResultSet row) throws SQLException {
        Instant windowStart = instant(row, "window_start");
        if (windowStart == null) {
            throw new IllegalStateException("the schema gives every endpoint a window");
        }
        return new EndpointHealth(
                row.getInt("failures"),
                instant(row, "failing_since"),
                windowStart,
                row.getInt("window_all"),
                row.getInt("window_failed"),
                instant(row, "open_until"),
                row.getInt("warned"),
                row.getString("last_error"),
                instant(row, "last_failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
