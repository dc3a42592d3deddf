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
import dev.imagestreams.triggers.topic.ConsumerTopics;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/**
 * Tells build or deploy systems by an event on the topic of their kind or on their own, with the same id on every attempt
 * and replay. The event is keyed by its consumer, who so hears everything in one order.
 */
final class TopicNotifier implements Notifier {

    private final EventType kind;
    private final EventPublisher events;
    private final ConsumerTopics topics;

    TopicNotifier(EventType kind, EventPublisher events, ConsumerTopics topics) {
        this.kind = kind;
        this.events = events;
        this.topics = topics;
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
        return (target.topic() == null
                        ? events.publish(kind, id, fired)
                        : topics.publish(target.topic(), kind, id, fired))
                .handle((published, failure) -> failure == null
                        ? new Outcome.Accepted(null, null)
                        : Outcome.Failed.because("the broker did not take the event: " + reason(failure)));
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof TimeoutException
                ? "it was not in time"
                : String.valueOf((cause == null ? failure : cause).getMessage());
    }
}
