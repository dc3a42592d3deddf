package dev.imagestreams.triggers.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The database did not do what it was asked to. */
public final class DatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Data exceptions (too long, bad characters): class of SQLSTATE. */
    private static final String DATA_EXCEPTION = "22";

    /** Not null and check violations. Other broken constraints come from races and go away by trying again. */
    private static final Set<String> BROKEN_BY_DATA = Set.of("23502", "23514");

    /** @param act what was to be done, e.g. {@code enqueue deliveries} */
    public DatabaseException(String act, SQLException cause) {
        super("could not " + act + ": " + cause.getMessage(), cause);
    }

    /**
     * Whether a failure, somewhere down its causes, is the database's and might go away by itself: it is unreachable,
     * restarting, out of something, or had to choose between two transactions. Only data it will never take is not.
     */
    public static boolean mayPass(Throwable failure) {
        return sqlFailure(failure).map(DatabaseException::mayPass).orElse(false);
    }

    private static boolean mayPass(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || !(state.startsWith(DATA_EXCEPTION) || BROKEN_BY_DATA.contains(state));
    }

    private static Optional<SQLException> sqlFailure(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
