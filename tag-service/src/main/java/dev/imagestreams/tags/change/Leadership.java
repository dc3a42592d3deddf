package dev.imagestreams.tags.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The right to be the only one of all replicas who does something: a lock of a database session, so that it ends with the
 * connection, however that ends. Closing gives it back: the connection goes back to a pool, and lives on there.
 */
public final class Leadership implements AutoCloseable {

    private static final String TAKE = "select pg_try_advisory_lock(?)";
    private static final String GIVE_BACK = "select pg_advisory_unlock(?)";

    private final Connection connection;
    private final long of;
    private final boolean taken;

    private Leadership(Connection connection, long of, boolean taken) {
        this.connection = connection;
        this.of = of;
        this.taken = taken;
    }

    /**
     * Takes it, unless somebody has it.
     *
     * @param of what is led; a number of its own in the whole database
     */
    public static Leadership of(Connection connection, long of) throws SQLException {
        return new Leadership(connection, of, ask(connection, TAKE, of));
    }

    public boolean isTaken() {
        return taken;
    }

    @Override
    public void close() throws SQLException {
        if (taken) {
            ask(connection, GIVE_BACK, of);
        }
    }

    private static boolean ask(Connection connection, String question, long of) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, of);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
