package dev.imagestreams.gateway.limit;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.client.TagService;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Tells tag-service the limits of every namespace that has news. What could not be told, because tag-service was away or
 * we crashed, is told a little later: the news is written with the change and forgotten only when it was taken.
 */
@ApplicationScoped
public class LimitReconciler {

    private static final Logger LOG = Logger.getLogger(LimitReconciler.class);

    private static final long EVERY_SECONDS = 5;

    private final LimitStore store;
    private final TagService tags;
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "limit-reconciler"));

    LimitReconciler(LimitStore store, @RestClient TagService tags) {
        this.store = store;
        this.tags = tags;
    }

    void start(@Observes StartupEvent event) {
        // Never looked at: the task fails in no way that it does not handle.
        Future<?> unused = later.scheduleWithFixedDelay(this::tryToTell, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        later.shutdown();
    }

    /** Tells what there is to tell; a failure is made good later. */
    @ActivateRequestContext
    void tryToTell() {
        try {
            for (LimitStore.Untold untold : store.untold()) {
                tell(untold);
            }
        } catch (RuntimeException e) {
            LOG.warnf("limits could not be told to tag-service, trying again cause=%s", e);
        }
    }

    private void tell(LimitStore.Untold untold) {
        String namespace = untold.namespace();
        tags.limit(
                namespace,
                LimitRules.together(
                        store.in(ApiResources.LIMIT_RANGES.name(), namespace).stream()
                                .map(stored -> LimitObjectStore.read(stored, LimitRange.class))
                                .toList(),
                        store.in(ApiResources.RESOURCE_QUOTAS.name(), namespace).stream()
                                .map(stored -> LimitObjectStore.read(stored, ResourceQuota.class))
                                .toList()));
        store.told(untold);
        LOG.infof("limits in force namespace=%s", namespace);
    }
}
