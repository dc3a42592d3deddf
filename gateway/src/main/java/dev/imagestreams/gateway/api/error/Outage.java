package dev.imagestreams.gateway.api.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

/** Tells a service or database that is away for a while from everything else that can go wrong. */
final class Outage {

    /** SQLSTATE class of failed connections. */
    private static final String CONNECTION_FAILED = "08";

    /** SQLSTATEs of a server that is stopping or starting. */
    private static final String OPERATOR_INTERVENED = "57P";

    private Outage() {}

    static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOne(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOne(Throwable cause) {
        if (cause instanceof SQLException sql) {
            // The pool itself gives no state when it waited in vain for a connection.
            String state = sql.getSQLState();
            return state == null || state.startsWith(CONNECTION_FAILED) || state.startsWith(OPERATOR_INTERVENED);
        }
        if (cause instanceof RollbackException) {
            // A commit that was cut off: whether it was made, nobody knows; the client looks, or tries again.
            return true;
        }
        boolean connectionFailed = cause instanceof IOException && !(cause instanceof JsonProcessingException);
        return connectionFailed || cause instanceof TimeoutException || cause instanceof VertxException;
    }
}
