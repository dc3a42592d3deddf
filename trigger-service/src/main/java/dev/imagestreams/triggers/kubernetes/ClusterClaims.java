package dev.imagestreams.triggers.kubernetes;

import java.time.Duration;
import java.util.UUID;

/**
 * Which process takes care of which cluster: never two at once, as long as each stops when its lease has run out. Should
 * one be late to notice, its changes still fail or come to the same: what is patched is tested, and looked at again.
 */
public interface ClusterClaims {

    /** Takes the cluster or keeps it, for this long from now. Returns whether it is the holder's. */
    boolean hold(String cluster, UUID holder, Duration lease);

    /** Gives the cluster to whoever wants it next. */
    void release(String cluster, UUID holder);
}
