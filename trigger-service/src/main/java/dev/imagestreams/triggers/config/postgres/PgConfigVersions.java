package dev.imagestreams.triggers.config.postgres;

import dev.imagestreams.triggers.config.StoredConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The versions of configs, and the lock between those who write configs and those who learn of moves. */
final class PgConfigVersions {

    /** The pair is this service's name for the lock: nobody else in the database takes it. */
    private static final String LOCK = "select pg_advisory_xact_lock(1668246118, 1)";

    private static final String LOCK_SHARED = "select pg_advisory_xact_lock_shared(1668246118, 1)";

    private static final String NEWEST = "select case when is_called then last_value else 0 end from config_version";

    private static final String NEXT = "select nextval('config_version') from generate_series(1, ?)";

    private PgConfigVersions() {}

    static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.execute();
        }
    }

    static void lockShared(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_SHARED)) {
            statement.execute();
        }
    }

    static long newest(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            return numbers(statement).get(0);
        }
    }

    /** The same configs, each with the next version. */
    static List<StoredConfig> next(Connection connection, List<StoredConfig> configs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setInt(1, configs.size());
            List<Long> versions = numbers(statement);
            List<StoredConfig> versioned = new ArrayList<>();
            for (int i = 0; i < configs.size(); i++) {
                versioned.add(configs.get(i).withVersion(versions.get(i)));
            }
            return versioned;
        }
    }

    private static List<Long> numbers(PreparedStatement statement) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
