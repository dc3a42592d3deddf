package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.TriggerFired;
import dev.imagestreams.model.trace.TraceContext;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.publish.EventPublisher;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * Tells build or deploy systems by an event on their topic, with the same id on every attempt and replay. The event is
 * keyed by its stream, so that a consumer hears of one stream in order.
 */
final class TopicNotifier implements Notifier {

    private final EventType kind;
    private final EventPublisher events;

    TopicNotifier(EventType kind, EventPublisher events) {
        this.kind = kind;
        this.events = events;
    }

    @Override
    public CompletionStage<Outcome> notify(Notification notification) {
        TriggerTarget.OnTopic target = (TriggerTarget.OnTopic) notification.target();
        Notice notice = notification.notice();
        ImageChanged change = notice.change();
        TriggerFired fired = new TriggerFired(
                notification.triggerName(),
                target.name(),
                change.in(TraceContext.current()),
                null,
                CauseChain.following(notice.event(), change),
                null,
                Map.of());
        UUID id = DerivedId.of(notice.event(), notification.trigger().toString());
        return events.publish(kind, id, fired)
                .handle((published, failure) -> failure == null
                        ? new Outcome.Accepted(null, null)
                        : Outcome.Failed.because("the broker did not take the event: " + reason(failure)));
    }

    private static String reason(Throwable failure) {
        return failure instanceof TimeoutException ? "it was not in time" : String.valueOf(failure.getMessage());
    }
}
