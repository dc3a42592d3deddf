package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.pointer.PullSpecs;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMoves;
import dev.imagestreams.triggers.pointer.TagPointers;
import dev.imagestreams.triggers.reconcile.Backoff;
import dev.imagestreams.triggers.reconcile.Following;
import dev.imagestreams.triggers.reconcile.ReconcileMeters;
import dev.imagestreams.triggers.reconcile.ReconcilePolicy;
import dev.imagestreams.triggers.workload.ObjectKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * All configured clusters, from the start of the service to its end: ticks their keepers and passes on which tags moved.
 * Without any cluster it does nothing and holds nothing.
 */
@Singleton
class Clusters implements TagMoves.Listener {

    private static final Logger LOG = Logger.getLogger(Clusters.class);
    private static final int TICKS_PER_LEASE = 3;
    private static final Duration RECONNECT = Duration.ofSeconds(5);
    private static final Duration FIRST_AFTER_CHANGE = Duration.ofMillis(100);

    private final KubernetesConfig config;
    private final PullSpecs pullSpecs;
    private final ClusterClients clients;
    private final ClusterClaims claims;
    private final TagPointers pointers;
    private final TagMoves moves;
    private final MeterRegistry meters;
    private final UUID self = UUID.randomUUID();
    private final List<ClusterKeeper> keepers;
    private final ScheduledExecutorService clock;

    Clusters(
            KubernetesConfig config,
            RegistryConfig registry,
            ClusterClients clients,
            ClusterClaims claims,
            TagPointers pointers,
            TagMoves moves,
            MeterRegistry meters) {
        this.config = config;
        this.pullSpecs = new PullSpecs(registry.internalHost().orElse(null));
        this.clients = clients;
        this.claims = claims;
        this.pointers = pointers;
        this.moves = moves;
        this.meters = meters;
        this.keepers = config.clusters().entrySet().stream()
                .map(entry -> keeper(entry.getKey(), entry.getValue()))
                .toList();
        this.clock = Executors.newScheduledThreadPool(keepers.size(), work -> {
            Thread thread = new Thread(work, "cluster-claims");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start(@Observes StartupEvent event) {
        if (keepers.isEmpty()) {
            return;
        }
        moves.start(this);
        long tick = config.lease().toMillis() / TICKS_PER_LEASE;
        long resync = config.resync().toMillis();
        // One thread each: a cluster that ends slowly must not cost another its claim.
        keepers.forEach(keeper -> repeat(() -> tick(keeper), 0, tick));
        repeat(this::missedSome, resync, resync);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        clock.shutdownNow();
        if (keepers.isEmpty()) {
            return;
        }
        moves.stop();
        for (ClusterKeeper keeper : keepers) {
            keeper.stop();
        }
    }

    @Override
    public void moved(TagKey tag) {
        keepers.forEach(keeper -> keeper.moved(tag));
    }

    @Override
    public void missedSome() {
        keepers.forEach(ClusterKeeper::missedSome);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It never ends, and never fails.
    private void repeat(Runnable act, long delayMillis, long everyMillis) {
        clock.scheduleWithFixedDelay(act, delayMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    private static void tick(ClusterKeeper keeper) {
        try {
            keeper.tick();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.errorf(e, "claiming a cluster broke, trying again");
        }
    }

    private ClusterKeeper keeper(String name, KubernetesConfig.Cluster cluster) {
        ReconcilePolicy policy = policy(cluster);
        ReconcileMeters shown = new ReconcileMeters(name, meters);
        List<String> namespaces = cluster.namespaces().orElse(List.of());
        WatchedKinds kinds = WatchedKinds.with(cluster.kinds().orElse(List.of()).stream()
                .map(ObjectKind::named)
                .toList());
        return new ClusterKeeper(
                name,
                self,
                claims,
                config.lease(),
                () -> new ClusterSession(
                        name, namespaces, kinds, () -> clients.connect(cluster), pointers, policy, shown, RECONNECT),
                System::nanoTime);
    }

    private ReconcilePolicy policy(KubernetesConfig.Cluster cluster) {
        SecureRandom random = new SecureRandom();
        return new ReconcilePolicy(
                config.workers(),
                new Backoff(config.retryFirst(), config.retryLongest(), random),
                new Backoff(FIRST_AFTER_CHANGE, config.retryLongest(), random),
                new Following(
                        pullSpecs,
                        cluster.crossNamespace(),
                        Set.copyOf(cluster.sharedNamespaces().orElse(List.of())),
                        cluster.compare()));
    }
}
