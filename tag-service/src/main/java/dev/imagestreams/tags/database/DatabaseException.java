package dev.imagestreams.tags.database;

import java.sql.SQLException;

/** The database did not do what it was asked. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String UNIQUE_VIOLATION = "23505";

    public DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether somebody else has stored a row of the same name first: look again, and decide again. */
    public boolean isRace() {
        return getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }
}
