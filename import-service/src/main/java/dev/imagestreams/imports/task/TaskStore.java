package dev.imagestreams.imports.task;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.Json;
import dev.imagestreams.imports.database.LeaseClaim;
import dev.imagestreams.imports.referrer.ReferrerLookStore;
import dev.imagestreams.imports.referrer.Subject;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.ImportRequested;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tasks in PostgreSQL. All times are the database's, so that replicas need not agree on a clock. */
@Singleton
public class TaskStore {

    private static final String STORE_UNLESS_KNOWN =
            """
            insert into import_task (event, stream, request, requested_at, registry)
            values (?, ?, ?::jsonb, ?, ?)
            on conflict (event) do nothing
            """;

    private static final String CLAIM_DUE =
            """
            with due as (
                select found.event
                from (select distinct registry from import_task where due_at <= now()) as waiting
                left join unnest(?::text[], ?::integer[]) as known (registry, room)
                    on known.registry = waiting.registry
                cross join lateral (
                    select event, due_at from import_task
                    where registry = waiting.registry and due_at <= now()
                    order by due_at
                    limit coalesce(known.room, ?)
                    for update skip locked) as found
                order by found.due_at
                limit ?)
            update import_task task
            set due_at = now() + ? * interval '1 millisecond', attempts = attempts + 1
            from due
            where task.event = due.event
            returning task.event, task.request, task.requested_at, task.attempts, task.registry, task.parts, task.part,
                task.told
            """;

    private static final String MAKE_DUE_LATER =
            """
            update import_task set due_at = now() + ? * interval '1 millisecond' where event = ?
            """;

    private static final String BEGIN_AGAIN =
            """
            update import_task
            set due_at = now() + ? * interval '1 millisecond', attempts = attempts - case when ? then 0 else 1 end, part = null
            where event = ?
            """;

    private static final String REMOVE = "delete from import_task where event = ?";

    private final Database database;
    private final ReferrerLookStore referrers;

    public TaskStore(Database database, ReferrerLookStore referrers) {
        this.database = database;
        this.referrers = referrers;
    }

    /** Part of the caller's transaction. A task that is already there stays as it is. */
    public void store(Connection connection, List<ImportTask> tasks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORE_UNLESS_KNOWN)) {
            for (ImportTask task : tasks) {
                statement.setObject(1, task.event());
                statement.setString(2, task.request().stream().toString());
                statement.setString(3, Json.write(task.request()));
                statement.setTimestamp(4, Timestamp.from(task.requestedAt()));
                statement.setString(5, task.registry());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    List<ImportTask> claim(LeaseClaim claim) {
        return database.transaction(connection -> claim.take(connection, CLAIM_DUE, TaskStore::read));
    }

    /** What was written down is perhaps not published. */
    void postpone(UUID event, Duration delay) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MAKE_DUE_LATER)) {
                statement.setLong(1, delay.toMillis());
                statement.setObject(2, event);
                statement.executeUpdate();
            }
        });
    }

    /**
     * What was written down is published, and the rest is tried again.
     *
     * @param counts whether this was one of the attempts a request has
     */
    void tryAgain(UUID event, Duration delay, boolean counts) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BEGIN_AGAIN)) {
                statement.setLong(1, delay.toMillis());
                statement.setBoolean(2, counts);
                statement.setObject(3, event);
                statement.executeUpdate();
            }
        });
    }

    /**
     * The task is done, and goes.
     *
     * @param subjects images it has found, whose referrers are to be noted some time
     */
    void finish(UUID event, Collection<Subject> subjects) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
                statement.setObject(1, event);
                statement.executeUpdate();
            }
            referrers.want(connection, subjects);
        });
    }

    private static ToldParts parts(ResultSet row) throws SQLException {
        String last = row.getString(7);
        return new ToldParts(
                row.getInt(6), last == null ? null : Json.read(last, DigestResolved.class), Set.of((String[])
                        row.getArray(8).getArray()));
    }

    private static ImportTask read(ResultSet row) throws SQLException {
        return new ImportTask(
                row.getObject(1, UUID.class),
                Json.read(row.getString(2), ImportRequested.class),
                row.getTimestamp(3).toInstant(),
                row.getInt(4),
                row.getString(5),
                parts(row));
    }
}
