package dev.imagestreams.triggers.deadletter;

import java.util.List;

/**
 * Deliveries that were given up and not reported yet. The rows of the deliveries are the outbox: giving one up and owing
 * its report are one write.
 */
public interface DeadLetterOutbox {

    /** The oldest, held for the caller's transaction; replicas get different ones. */
    List<DeadLetter> take(int limit);

    /** In the transaction they were taken in. */
    void markReported(List<DeadLetter> reported);
}
