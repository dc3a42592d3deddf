package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.TriggerFired;
import dev.imagestreams.triggers.publish.EventPublisher;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/** Tells build systems by an event on topic {@code build-triggered}, with the same id on every attempt and replay. */
@Singleton
public class BuildNotifier implements Notifier {

    private final EventPublisher events;

    public BuildNotifier(EventPublisher events) {
        this.events = events;
    }

    @Override
    public CompletionStage<Outcome> notify(Notification notification) {
        TriggerTarget.Build build = (TriggerTarget.Build) notification.target();
        TriggerFired fired = new TriggerFired(
                notification.triggerName(), build.name(), notification.notice().change());
        return events.publish(
                        EventType.BUILD_TRIGGERED,
                        DerivedId.of(
                                notification.notice().event(),
                                notification.trigger().toString()),
                        fired)
                .handle((published, failure) -> failure == null
                        ? new Outcome.Accepted(null)
                        : Outcome.Failed.because("the broker did not take the event: " + failure.getMessage()));
    }
}
