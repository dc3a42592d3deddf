package dev.imagestreams.triggers.kubernetes;

import dev.imagestreams.triggers.reconcile.Reconciler;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.ReducedStateItemStore;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Watches all kinds of objects of a cluster and tells the reconciler of those that depend on images. Watches end, expire
 * and fail, and clusters go away: each is then listed and watched anew for as long as it takes, and a kind that may not be
 * watched does not keep the others from it. Of what is watched only names and versions are kept in memory.
 */
final class ObjectWatches implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ObjectWatches.class);
    private static final long PAGE = 500;

    private final String cluster;
    private final KubernetesClient client;
    private final Reconciler reconciler;
    private final List<SharedIndexInformer<?>> informers;

    /** @param namespaces to watch; empty for all */
    ObjectWatches(
            String cluster,
            KubernetesClient client,
            WatchedKinds kinds,
            List<String> namespaces,
            Reconciler reconciler) {
        this.cluster = cluster;
        this.client = client;
        this.reconciler = reconciler;
        this.informers = kinds.all().stream()
                .<SharedIndexInformer<?>>flatMap(kind -> informers(kind, namespaces))
                .toList();
    }

    /** Returns at once. */
    void start() {
        informers.forEach(informer -> informer.start().whenComplete((started, failure) -> {
            if (failure != null) {
                LOG.debugf(failure, "watch ended before it began: cluster=%s", cluster);
            }
        }));
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::stop);
    }

    private <T extends HasMetadata> Stream<SharedIndexInformer<T>> informers(
            WatchedKind<T> kind, List<String> namespaces) {
        return namespaces.isEmpty()
                ? Stream.of(informer(kind, kind.objects().apply(client).inAnyNamespace()))
                : namespaces.stream()
                        .map(namespace ->
                                informer(kind, kind.objects().apply(client).inNamespace(namespace)));
    }

    private <T extends HasMetadata> SharedIndexInformer<T> informer(WatchedKind<T> kind, Informable<T> objects) {
        return objects.withLimit(PAGE)
                .runnableInformer(0)
                .itemStore(new ReducedStateItemStore<>(
                        ReducedStateItemStore.NAME_KEY_STATE, kind.type(), client.getKubernetesSerialization()))
                .exceptionHandler((started, failure) -> {
                    LOG.warnf(
                            "watch failed, trying again: cluster=%s kind=%s reason=%s",
                            cluster, kind.kind().kind(), failure.getMessage());
                    return true;
                })
                .addEventHandler(new Handler<>(kind));
    }

    private final class Handler<T extends HasMetadata> implements ResourceEventHandler<T> {

        private final WatchedKind<T> kind;

        Handler(WatchedKind<T> kind) {
            this.kind = kind;
        }

        @Override
        public void onAdd(T object) {
            kind.view().apply(object).ifPresentOrElse(reconciler::seen, () -> reconciler.gone(kind.key(object)));
        }

        @Override
        public void onUpdate(T before, T object) {
            onAdd(object);
        }

        @Override
        public void onDelete(T object, boolean lastStateUnknown) {
            reconciler.gone(kind.key(object));
        }
    }
}
