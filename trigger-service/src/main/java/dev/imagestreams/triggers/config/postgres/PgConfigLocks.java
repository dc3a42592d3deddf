package dev.imagestreams.triggers.config.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The lock between those who write configs and those who learn of moves. */
final class PgConfigLocks {

    /** The pair is this service's name for the lock: nobody else in the database takes it. */
    private static final String LOCK = "select pg_advisory_xact_lock(1668246118, 1)";

    private static final String LOCK_SHARED = "select pg_advisory_xact_lock_shared(1668246118, 1)";

    private PgConfigLocks() {}

    static void lock(Connection connection) throws SQLException {
        execute(connection, LOCK);
    }

    static void lockShared(Connection connection) throws SQLException {
        execute(connection, LOCK_SHARED);
    }

    private static void execute(Connection connection, String lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.execute();
        }
    }
}
