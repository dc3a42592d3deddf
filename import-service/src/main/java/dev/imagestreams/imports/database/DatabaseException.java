package dev.imagestreams.imports.database;

import java.sql.SQLException;

/** A transaction that did not happen. */
public class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean dataRefused;

    public DatabaseException(SQLException cause) {
        super(reason(cause), cause);
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        // SQL:2003 classes 22 (data exception) and 23 (integrity constraint violation), and PostgreSQL's 54 (program
        // limit exceeded), as by a value that is too long for an index.
        this.dataRefused = state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    /** The data can never be stored, however often it is tried; otherwise it is the database that has a problem. */
    public boolean dataRefused() {
        return dataRefused;
    }

    /** A failed batch repeats its statement with all values; what the database said comes after it. */
    private static String reason(SQLException failure) {
        SQLException said = failure.getNextException() == null ? failure : failure.getNextException();
        return String.valueOf(said.getMessage());
    }
}
