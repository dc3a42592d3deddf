package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.TriggerFired;
import dev.imagestreams.triggers.publish.EventPublisher;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/** Tells deployers by an event on topic {@code deploy-triggered}, with the same id on every attempt and replay. */
@Singleton
public class DeployNotifier implements Notifier {

    private final EventPublisher events;

    public DeployNotifier(EventPublisher events) {
        this.events = events;
    }

    @Override
    public CompletionStage<Outcome> notify(Notification notification) {
        TriggerTarget.Deploy deploy = (TriggerTarget.Deploy) notification.target();
        TriggerFired fired = new TriggerFired(
                notification.triggerName(), deploy.name(), notification.notice().change());
        return events.publish(
                        EventType.DEPLOY_TRIGGERED,
                        DerivedId.of(
                                notification.notice().event(),
                                notification.trigger().toString()),
                        fired)
                .handle((published, failure) -> failure == null
                        ? new Outcome.Accepted(null)
                        : Outcome.Failed.because("the broker did not take the event: " + failure.getMessage()));
    }
}
