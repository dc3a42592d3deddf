package dev.imagestreams.imports.task;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.Json;
import dev.imagestreams.model.event.ImportRequested;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tasks in PostgreSQL. All times are the database's, so that replicas need not agree on a clock. */
@Singleton
public class TaskStore {

    private static final String STORE_UNLESS_KNOWN =
            """
            insert into import_task (event, stream, request, requested_at)
            values (?, ?, ?::jsonb, ?)
            on conflict (event) do nothing
            """;

    private static final String CLAIM_DUE =
            """
            with due as (
                select event from import_task
                where due_at <= now()
                order by due_at
                limit ?
                for update skip locked)
            update import_task task
            set due_at = now() + ? * interval '1 millisecond', attempts = attempts + 1
            from due
            where task.event = due.event
            returning task.event, task.request, task.requested_at, task.attempts
            """;

    private static final String MAKE_DUE_LATER =
            """
            update import_task set due_at = now() + ? * interval '1 millisecond' where event = ?
            """;

    private static final String REMOVE = "delete from import_task where event = ?";

    private final Database database;

    public TaskStore(Database database) {
        this.database = database;
    }

    /** Part of the caller's transaction. A task that is already there stays as it is. */
    public void store(Connection connection, List<ImportTask> tasks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORE_UNLESS_KNOWN)) {
            for (ImportTask task : tasks) {
                statement.setObject(1, task.event());
                statement.setString(2, task.request().stream().toString());
                statement.setString(3, Json.write(task.request()));
                statement.setTimestamp(4, Timestamp.from(task.requestedAt()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** @param lease until when nobody else gets these; longer than working on one can take */
    List<ImportTask> claim(int limit, Duration lease) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CLAIM_DUE)) {
                statement.setInt(1, limit);
                statement.setLong(2, lease.toMillis());
                List<ImportTask> tasks = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        tasks.add(new ImportTask(
                                rows.getObject(1, UUID.class),
                                Json.read(rows.getString(2), ImportRequested.class),
                                rows.getTimestamp(3).toInstant(),
                                rows.getInt(4)));
                    }
                }
                return tasks;
            }
        });
    }

    void postpone(UUID event, Duration delay) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MAKE_DUE_LATER)) {
                statement.setLong(1, delay.toMillis());
                statement.setObject(2, event);
                statement.executeUpdate();
            }
        });
    }

    void remove(UUID event) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
                statement.setObject(1, event);
                statement.executeUpdate();
            }
        });
    }
}
