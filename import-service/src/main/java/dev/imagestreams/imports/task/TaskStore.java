package dev.imagestreams.imports.task;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.Json;
import dev.imagestreams.imports.database.LeaseClaim;
import dev.imagestreams.imports.referrer.ReferrerLookStore;
import dev.imagestreams.imports.referrer.Subject;
import dev.imagestreams.imports.schedule.ScheduleStore;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.stream.StreamTag;
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
            set due_at = now() + ? * interval '1 millisecond', attempts = attempts + 1, claim = claim + 1
            from due
            where task.event = due.event
            returning task.event, task.request, task.requested_at, task.claim, task.attempts, task.registry, task.parts,
                task.part, task.told
            """;

    /** Whoever finishes one of them has it locked, and needs no more time. */
    private static final String RENEW =
            """
            with mine as (
                select task.event from import_task task
                join unnest(?::uuid[], ?::bigint[]) as held (event, claim)
                    on task.event = held.event and task.claim = held.claim
                for update of task skip locked)
            update import_task task
            set due_at = now() + ? * interval '1 millisecond'
            from mine
            where task.event = mine.event
            """;

    private static final String MAKE_DUE_LATER =
            """
            update import_task set due_at = now() + ? * interval '1 millisecond', claim = claim + 1
            where event = ? and claim = ?
            """;

    private static final String BEGIN_AGAIN =
            """
            update import_task
            set due_at = now() + ? * interval '1 millisecond', attempts = attempts - case when ? then 0 else 1 end, part = null,
                claim = claim + 1
            where event = ? and claim = ?
            """;

    private static final String REMOVE = "delete from import_task where event = ? and claim = ?";

    private final Database database;
    private final ScheduleStore schedule;
    private final ReferrerLookStore referrers;

    public TaskStore(Database database, ScheduleStore schedule, ReferrerLookStore referrers) {
        this.database = database;
        this.schedule = schedule;
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

    /** Those of these claims that nobody has overtaken last for another lease. */
    void renew(List<ImportTask> tasks, Duration lease) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
                statement.setArray(
                        1,
                        connection.createArrayOf(
                                "uuid", tasks.stream().map(ImportTask::event).toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "bigint", tasks.stream().map(ImportTask::claim).toArray()));
                statement.setLong(3, lease.toMillis());
                statement.executeUpdate();
            }
        });
    }

    /** What was written down is perhaps not published. Ends the claim. */
    void postpone(ImportTask task, Duration delay) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MAKE_DUE_LATER)) {
                statement.setLong(1, delay.toMillis());
                statement.setObject(2, task.event());
                statement.setLong(3, task.claim());
                statement.executeUpdate();
            }
        });
    }

    /**
     * What was written down is published, and the rest is tried again. Ends the claim.
     *
     * @param counts whether this was one of the attempts a request has
     */
    void tryAgain(ImportTask task, Duration delay, boolean counts) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BEGIN_AGAIN)) {
                statement.setLong(1, delay.toMillis());
                statement.setBoolean(2, counts);
                statement.setObject(3, task.event());
                statement.setLong(4, task.claim());
                statement.executeUpdate();
            }
        });
    }

    /**
     * The task is done, and goes, unless somebody else works on it by now. What the schedule has told of the same tags meanwhile
     * came before the answer, which may be older news: the next look tells what it sees.
     *
     * @param tags told with the answer
     * @param subjects images it has found, whose referrers are to be noted some time
     */
    void finish(ImportTask task, Collection<StreamTag> tags, Collection<Subject> subjects) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
                statement.setObject(1, task.event());
                statement.setLong(2, task.claim());
                statement.executeUpdate();
            }
            schedule.forgetTold(connection, task.request().stream(), tags);
            referrers.want(connection, subjects);
        });
    }

    private static ToldParts parts(ResultSet row) throws SQLException {
        String last = row.getString("part");
        return new ToldParts(
                row.getInt("parts"), last == null ? null : Json.read(last, DigestResolved.class), Set.of((String[])
                        row.getArray("told").getArray()));
    }

    private static ImportTask read(ResultSet row) throws SQLException {
        return new ImportTask(
                row.getObject("event", UUID.class),
                Json.read(row.getString("request"), ImportRequested.class),
                row.getTimestamp("requested_at").toInstant(),
                row.getLong("claim"),
                row.getInt("attempts"),
                row.getString("registry"),
                parts(row));
    }
}
