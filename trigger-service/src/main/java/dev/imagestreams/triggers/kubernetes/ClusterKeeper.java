package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMoves;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims one cluster, keeps a session as long as the claim is this process's, and ends it in time when the claim cannot be
 * renewed. Ticked by one thread.
 */
final class ClusterKeeper implements TagMoves.Listener {

    private static final Logger LOG = Logger.getLogger(ClusterKeeper.class);

    private final String cluster;
    private final UUID self;
    private final ClusterClaims claims;
    private final Duration lease;
    private final Supplier<ClusterSession> sessions;
    private final LongSupplier nanos;
    private volatile @Nullable ClusterSession session;
    private long renewed;

    /** @param nanos a clock that only goes forward */
    ClusterKeeper(
            String cluster,
            UUID self,
            ClusterClaims claims,
            Duration lease,
            Supplier<ClusterSession> sessions,
            LongSupplier nanos) {
        this.cluster = cluster;
        this.self = self;
        this.claims = claims;
        this.lease = lease;
        this.sessions = sessions;
        this.nanos = nanos;
    }

    /** To be called several times per lease. */
    void tick() throws InterruptedException {
        long asked = nanos.getAsLong();
        try {
            if (claims.hold(cluster, self, lease)) {
                renewed = asked;
                begin();
            } else {
                end();
            }
        } catch (DatabaseException e) {
            LOG.warnf("claim not renewed: cluster=%s reason=%s", cluster, e.getMessage());
            // The other half of the lease is for ending what it covers.
            if (asked - renewed > lease.toNanos() / 2) {
                end();
            }
        }
    }

    void stop() throws InterruptedException {
        if (session != null) {
            end();
            claims.release(cluster, self);
        }
    }

    @Override
    public void moved(TagKey tag) {
        Optional.ofNullable(session).ifPresent(one -> one.moved(tag));
    }

    @Override
    public void missedSome() {
        Optional.ofNullable(session).ifPresent(ClusterSession::missedSome);
    }

    private void begin() {
        if (session == null) {
            LOG.infof("cluster claimed: cluster=%s", cluster);
            ClusterSession fresh = sessions.get();
            session = fresh;
            fresh.start();
        }
    }

    private void end() throws InterruptedException {
        ClusterSession ending = session;
        if (ending != null) {
            LOG.warnf("cluster given up: cluster=%s", cluster);
            session = null;
            ending.stop();
        }
    }
}
