package dev.imagestreams.imports.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in a transaction of its own. Nothing here is nested: a transaction is one call. */
@Singleton
public class Database {

    /** What happens inside a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** What happens inside a transaction, without a result. */
    @FunctionalInterface
    public interface Action {
        void on(Connection connection) throws SQLException;
    }

    private final DataSource pool;

    public Database(DataSource pool) {
        this.pool = pool;
    }

    /** @throws DatabaseException if the database is away, or refuses the data; nothing was changed then */
    public <T> T transaction(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** @throws DatabaseException if the database is away, or refuses the data; nothing was changed then */
    public void change(Action action) {
        transaction(connection -> {
            action.on(connection);
            return Boolean.TRUE;
        });
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
