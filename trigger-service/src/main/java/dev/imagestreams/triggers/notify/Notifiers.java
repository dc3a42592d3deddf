package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.triggers.publish.EventPublisher;
import dev.imagestreams.triggers.topic.ConsumerTopics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The table from target to notifier. A new kind of target is one file and one line here. */
@Singleton
public class Notifiers implements Notifier {

    private final Map<Class<? extends TriggerTarget>, Notifier> table;

    public Notifiers(WebhookNotifier webhook, EventPublisher events, ConsumerTopics topics, MeterRegistry meters) {
        Notifier build = new TopicNotifier(EventType.BUILD_TRIGGERED, events, topics);
        Notifier deploy = new TopicNotifier(EventType.DEPLOY_TRIGGERED, events, topics);
        this.table = Map.of(
                TriggerTarget.Webhook.class, noted("webhook", webhook, meters),
                TriggerTarget.Build.class, noted("build", build, meters),
                TriggerTarget.Deploy.class, noted("deploy", deploy, meters));
    }

    private static Notifier noted(String target, Notifier notifier, MeterRegistry meters) {
        return new MeteredNotifier(target, new TracedNotifier(target, notifier), meters);
    }

    @Override
    public CompletionStage<Outcome> notify(Notification notification) {
        return table.get(notification.target().getClass()).notify(notification);
    }
}
