package dev.imagestreams.tags.messaging;

import dev.imagestreams.tags.database.DatabaseException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Set;

/** Tells a failure that passes (the database is away, two writers met) from one of the data, which would come again. */
final class Failure {

    /** Classes of SQL states that blame the data: data exception, integrity constraint. All others are ours to mend. */
    private static final Set<String> BLAMES_DATA = Set.of("22", "23");

    private Failure() {}

    static boolean isPassing(Throwable failure) {
        if (failure instanceof DatabaseException database && database.isRace()) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null
                        || sql.getSQLState().length() < 2
                        || !BLAMES_DATA.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return failure instanceof QuarkusTransactionException || failure instanceof PersistenceException;
    }

    static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
