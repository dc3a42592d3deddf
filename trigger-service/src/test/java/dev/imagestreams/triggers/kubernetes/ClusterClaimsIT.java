package dev.imagestreams.triggers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** That a cluster is never two processes'. */
@QuarkusTest
class ClusterClaimsIT {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @Inject
    ClusterClaims claims;

    private final String cluster = "cluster-" + UUID.randomUUID();

    @Test
    void whoHasItKeepsItAndNobodyElseGetsIt() {
        assertThat(claims.hold(cluster, ONE, LEASE)).isTrue();
        assertThat(claims.hold(cluster, OTHER, LEASE)).isFalse();
        assertThat(claims.hold(cluster, ONE, LEASE)).isTrue();
        assertThat(claims.hold(cluster + "-2", OTHER, LEASE)).isTrue();
    }

    @Test
    void aClaimThatRunsOutIsAnybodys() {
        assertThat(claims.hold(cluster, ONE, Duration.ofMillis(200))).isTrue();

        await().atMost(Duration.ofSeconds(5)).until(() -> claims.hold(cluster, OTHER, LEASE));
        assertThat(claims.hold(cluster, ONE, LEASE)).isFalse();
    }

    @Test
    void onlyTheHolderCanReleaseIt() {
        claims.hold(cluster, ONE, LEASE);

        claims.release(cluster, OTHER);
        assertThat(claims.hold(cluster, OTHER, LEASE)).isFalse();

        claims.release(cluster, ONE);
        assertThat(claims.hold(cluster, OTHER, LEASE)).isTrue();
    }

    @Test
    void ofManyWhoAskAtOnceOneGetsIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> askers =
                    Collections.nCopies(20, () -> claims.hold(cluster, UUID.randomUUID(), LEASE));
            int held = 0;
            for (Future<Boolean> asked : threads.invokeAll(askers)) {
                held += asked.get() ? 1 : 0;
            }
            assertThat(held).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
