package dev.imagestreams.triggers.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds many rows to one statement, column by column, as arrays for {@code unnest}: one round trip however many rows, and
 * one plan.
 */
public final class PgColumns<T> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int index;

    public PgColumns(Connection connection, PreparedStatement statement, List<T> rows) {
        this(connection, statement, rows, 1);
    }

    /** @param first the parameter that the first column binds */
    public PgColumns(Connection connection, PreparedStatement statement, List<T> rows, int first) {
        this.index = first;
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    /** @param type the element type as PostgreSQL names it */
    public PgColumns<T> column(String type, Function<T, ? extends @Nullable Object> value) throws SQLException {
        Object[] elements = rows.stream().map(value).map(PgColumns::bindable).toArray();
        statement.setArray(index++, connection.createArrayOf(type, elements));
        return this;
    }

    public PgColumns<T> bytes(Function<T, byte @Nullable []> value) throws SQLException {
        statement.setArray(
                index++,
                connection.createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new)));
        return this;
    }

    private static @Nullable Object bindable(@Nullable Object value) {
        return value instanceof Instant instant ? instant.toString() : value;
    }
}
