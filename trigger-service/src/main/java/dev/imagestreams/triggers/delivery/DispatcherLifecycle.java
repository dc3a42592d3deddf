package dev.imagestreams.triggers.delivery;

import dev.imagestreams.triggers.notify.Notifiers;
import dev.imagestreams.triggers.notify.http.WebhookConfig;
import dev.imagestreams.triggers.wakeup.DueSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Composes the dispatcher and gives it its thread, from the start of the service to its end. */
@Singleton
class DispatcherLifecycle {

    private final Dispatcher dispatcher;
    private final Thread thread;
    private final Duration grace;

    DispatcherLifecycle(
            DeliveryStore store,
            Notifiers notifiers,
            DueSignal signal,
            DeliveryMetrics metrics,
            DeliveryConfig config,
            WebhookConfig webhooks,
            Clock clock) {
        if (config.lease().compareTo(webhooks.totalTimeout()) <= 0) {
            throw new IllegalArgumentException(
                    "imagestreams.delivery.lease must exceed imagestreams.webhook.total-timeout:"
                            + " a webhook would be sent again while the first attempt is still under way");
        }
        SecureRandom random = new SecureRandom();
        DeliveryPolicy policy = new DeliveryPolicy(
                new RetrySchedule(config.schedule(), config.jitter(), random),
                new RetrySchedule(config.insideSchedule(), config.jitter(), random));
        this.dispatcher = new Dispatcher(store, notifiers, policy, signal, metrics, config, clock);
        this.thread = new Thread(dispatcher, "delivery-dispatcher");
        // It may hold the end of the process for the grace, and no longer.
        this.thread.setDaemon(true);
        this.grace = config.grace();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        dispatcher.stop();
        // A little longer than the grace: the last round still has to be written.
        thread.join(grace.plusSeconds(2).toMillis());
    }
}
