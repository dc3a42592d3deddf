package dev.imagestreams.imports.task;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.Json;
import dev.imagestreams.imports.referrer.ReferrerLookStore;
import dev.imagestreams.imports.referrer.Subject;
import dev.imagestreams.model.event.DigestResolved;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.List;

/** Writes down what is told of a request before all of it is known, so that a crash repeats it and tells nothing else. */
@Singleton
public class PartStore {

    private static final String WRITE_DOWN =
            """
            update import_task set parts = ?, part = ?::jsonb, told = told || ?
            where event = ? and claim = ? and parts = ? - 1
            """;

    private final Database database;
    private final ReferrerLookStore referrers;

    public PartStore(Database database, ReferrerLookStore referrers) {
        this.database = database;
        this.referrers = referrers;
    }

    /**
     * Before it is published.
     *
     * @param part its number, from 1 on
     * @param told what it tells of
     * @param subjects images whose referrers are to be noted some time
     * @return false if somebody else works on the task by now
     */
    boolean writeDown(
            ImportTask task, int part, DigestResolved event, List<String> told, Collection<Subject> subjects) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WRITE_DOWN)) {
                statement.setInt(1, part);
                statement.setString(2, Json.write(event));
                statement.setArray(3, connection.createArrayOf("text", told.toArray()));
                statement.setObject(4, task.event());
                statement.setLong(5, task.claim());
                statement.setInt(6, part);
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            referrers.want(connection, subjects);
            return true;
        });
    }
}
