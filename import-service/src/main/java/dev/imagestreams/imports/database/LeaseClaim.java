package dev.imagestreams.imports.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes rows that are due, as many of each registry as it has room for, and leases them: a crash lets the lease end, and
 * somebody else takes them.
 *
 * @param limit rows at most
 * @param lease until when nobody else gets them
 * @param room rows of registries that something is known about
 * @param otherwise rows of any other
 */
public record LeaseClaim(int limit, Duration lease, Map<String, Integer> room, int otherwise) {

    /** Reads what was claimed. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * @param claim a statement with these parameters, in this order: registries and the room of each (two arrays), the room of
     *     all others, the limit, the lease in milliseconds
     */
    public <T> List<T> take(Connection connection, String claim, Row<T> row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(claim)) {
            List<String> registries = List.copyOf(room.keySet());
            List<Integer> rooms = registries.stream().map(room::get).toList();
            statement.setArray(1, connection.createArrayOf("text", registries.toArray()));
            statement.setArray(2, connection.createArrayOf("integer", rooms.toArray()));
            statement.setInt(3, otherwise);
            statement.setInt(4, limit);
            statement.setLong(5, lease.toMillis());
            List<T> claimed = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    claimed.add(row.read(rows));
                }
            }
            return claimed;
        }
    }
}
