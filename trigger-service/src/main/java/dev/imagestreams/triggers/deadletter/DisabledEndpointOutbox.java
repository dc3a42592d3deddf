package dev.imagestreams.triggers.deadletter;

import java.util.List;

/** Triggers that were paused and not reported yet: pausing one and owing its report are one write. */
public interface DisabledEndpointOutbox {

    /** The oldest, held for the caller's transaction; replicas get different ones. */
    List<DisabledEndpoint> take(int limit);

    /** In the transaction they were taken in. */
    void markTold(List<DisabledEndpoint> told);
}
