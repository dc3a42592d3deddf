package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.api.TriggerTarget;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The table from target to notifier. A new kind of target is one file and one line here. */
@Singleton
public class Notifiers implements Notifier {

    private final Map<Class<? extends TriggerTarget>, Notifier> table;

    public Notifiers(WebhookNotifier webhook, BuildNotifier build, DeployNotifier deploy, MeterRegistry meters) {
        this.table = Map.of(
                TriggerTarget.Webhook.class, new MeteredNotifier("webhook", webhook, meters),
                TriggerTarget.Build.class, new MeteredNotifier("build", build, meters),
                TriggerTarget.Deploy.class, new MeteredNotifier("deploy", deploy, meters));
    }

    @Override
    public CompletionStage<Outcome> notify(Notification notification) {
        return table.get(notification.target().getClass()).notify(notification);
    }
}
