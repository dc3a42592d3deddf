package dev.imagestreams.triggers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.reconcile.Backoff;
import dev.imagestreams.triggers.reconcile.ReconcileMeters;
import dev.imagestreams.triggers.reconcile.ReconcilePolicy;
import dev.imagestreams.triggers.testing.KnownPointers;
import dev.imagestreams.triggers.testing.Workloads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a session begins and ends, as claims are won, lost, and cannot be asked for. */
class ClusterKeeperTest {

    private static final Duration LEASE = Duration.ofSeconds(15);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger sessions = new AtomicInteger();
    private final Claims claims = new Claims();
    private final ClusterKeeper keeper =
            new ClusterKeeper("test", UUID.randomUUID(), claims, LEASE, this::session, nanos::get);

    @AfterEach
    void end() throws InterruptedException {
        keeper.stop();
    }

    @Test
    void aClaimThatIsWonBeginsOneSession() throws InterruptedException {
        keeper.tick();
        keeper.tick();

        assertThat(sessions).hasValue(1);
    }

    @Test
    void aClaimThatIsSomebodyElsesBeginsNone() throws InterruptedException {
        claims.held = false;

        keeper.tick();

        assertThat(sessions).hasValue(0);
    }

    @Test
    void aClaimThatIsLostEndsTheSessionAndOneThatIsWonAgainBeginsAnother() throws InterruptedException {
        keeper.tick();
        claims.held = false;
        keeper.tick();
        claims.held = true;
        keeper.tick();

        assertThat(sessions).hasValue(2);
    }

    @Test
    void whileTheDatabaseIsAwayTheSessionGoesOnForHalfTheLeaseAndNoLonger() throws InterruptedException {
        keeper.tick();
        claims.away = true;
        nanos.set(LEASE.dividedBy(3).toNanos());
        keeper.tick();
        claims.away = false;
        keeper.tick();
        assertThat(sessions).hasValue(1);

        claims.away = true;
        nanos.set(LEASE.multipliedBy(2).toNanos());
        keeper.tick();
        claims.away = false;
        keeper.tick();

        assertThat(sessions).hasValue(2);
    }

    @Test
    void whoStopsGivesUpWhatItHeldAndNothingElse() throws InterruptedException {
        keeper.stop();
        assertThat(claims.released).isEmpty();

        keeper.tick();
        keeper.stop();

        assertThat(claims.released).containsExactly("test");
    }

    private ClusterSession session() {
        sessions.incrementAndGet();
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), new Random());
        return new ClusterSession(
                "test",
                List.of(),
                WatchedKinds.with(List.of()),
                () -> {
                    throw new IllegalArgumentException("there is no cluster");
                },
                new KnownPointers(),
                new ReconcilePolicy(1, backoff, backoff, Workloads.everyNamespace()),
                new ReconcileMeters("test", new SimpleMeterRegistry()),
                Duration.ofMillis(200));
    }

    private static final class Claims implements ClusterClaims {

        private final List<String> released = new ArrayList<>();
        private boolean held = true;
        private boolean away;

        @Override
        public boolean hold(String cluster, UUID holder, Duration lease) {
            if (away) {
                throw new DatabaseException("claim a cluster", new SQLException("away"));
            }
            return held;
        }

        @Override
        public void release(String cluster, UUID holder) {
            released.add(cluster);
        }
    }
}
