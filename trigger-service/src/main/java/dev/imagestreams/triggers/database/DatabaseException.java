package dev.imagestreams.triggers.database;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
     * restarting, out of something, or had to choose between two transactions. Only data it will never take is not. A
     * commit that was cut off is told as a rollback without any cause, or with one on the side.
     */
    public static boolean mayPass(Throwable failure) {
        return sqlFailure(failure).map(DatabaseException::mayPass).orElseGet(() -> isCutOff(failure));
    }

    /** Whether the database has no words for what it was asked: a NUL in a text, or a year that it does not know. */
    public static boolean isAboutData(Throwable failure) {
        return sqlFailure(failure)
                .map(SQLException::getSQLState)
                .filter(state -> state.startsWith(DATA_EXCEPTION))
                .isPresent();
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
            Optional<SQLException> aside = Stream.of(cause.getSuppressed())
                    .flatMap(suppressed -> sqlFailure(suppressed).stream())
                    .findFirst();
            if (aside.isPresent()) {
                return aside;
            }
        }
        return Optional.empty();
    }

    private static boolean isCutOff(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof RollbackException
                        || cause instanceof HeuristicMixedException
                        || cause instanceof HeuristicRollbackException
                        || cause instanceof SystemException);
    }
}
