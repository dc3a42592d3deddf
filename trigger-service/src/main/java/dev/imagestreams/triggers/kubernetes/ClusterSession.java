package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMoves;
import dev.imagestreams.triggers.pointer.TagPointers;
import dev.imagestreams.triggers.reconcile.ReconcileMeters;
import dev.imagestreams.triggers.reconcile.ReconcilePolicy;
import dev.imagestreams.triggers.reconcile.Reconciler;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes care of one cluster, from when this process has claimed it until it gives it up. Has one thread, which first
 * connects, for as long as the cluster is away, and then reconciles.
 */
final class ClusterSession implements TagMoves.Listener {

    private static final Logger LOG = Logger.getLogger(ClusterSession.class);
    private static final int GRACE_MILLIS = 5_000;

    private final String name;
    private final List<String> namespaces;
    private final WatchedKinds kinds;
    private final Supplier<KubernetesClient> connect;
    private final TagPointers pointers;
    private final ReconcilePolicy policy;
    private final ReconcileMeters meters;
    private final Duration reconnect;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<Reconciler> reconciler = Optional.empty();

    /** @param reconnect how long to wait while the cluster is away */
    ClusterSession(
            String name,
            List<String> namespaces,
            WatchedKinds kinds,
            Supplier<KubernetesClient> connect,
            TagPointers pointers,
            ReconcilePolicy policy,
            ReconcileMeters meters,
            Duration reconnect) {
        this.name = name;
        this.namespaces = namespaces;
        this.kinds = kinds;
        this.connect = connect;
        this.pointers = pointers;
        this.policy = policy;
        this.meters = meters;
        this.reconnect = reconnect;
        this.thread = new Thread(this::run, "cluster-" + name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        stopping.countDown();
        reconciler.ifPresent(Reconciler::stop);
        thread.join(GRACE_MILLIS);
    }

    @Override
    public void moved(TagKey tag) {
        reconciler.ifPresent(one -> one.moved(tag));
    }

    @Override
    public void missedSome() {
        reconciler.ifPresent(Reconciler::missedSome);
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (KubernetesClient client = connect.get()) {
                reconcile(client, kinds.servedBy(client));
            } catch (RuntimeException e) {
                LOG.warnf("cluster not reached, trying again: cluster=%s reason=%s", name, e.getMessage());
                pause();
            }
        }
    }

    private void reconcile(KubernetesClient client, WatchedKinds served) {
        Clock clock = Clock.systemUTC();
        Reconciler current =
                new Reconciler(name, pointers, new KubernetesObjects(client, served, clock), policy, meters, clock);
        try (ObjectWatches watches = new ObjectWatches(name, client, served, namespaces, current)) {
            reconciler = Optional.of(current);
            meters.show(reconciler);
            if (stopping.getCount() > 0) {
                watches.start();
                LOG.infof(
                        "cluster watched: cluster=%s kinds=%s",
                        name, served.all().stream().map(WatchedKind::kind).toList());
                current.run();
            }
        } finally {
            reconciler = Optional.empty();
            meters.show(reconciler);
        }
    }

    private void pause() {
        try {
            if (stopping.await(reconnect.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debugf("cluster given up: cluster=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
