package dev.imagestreams.triggers.publish;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.StreamEvent;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Publishes events of this service. The stage completes when the broker has the event, or fails; nothing waits. */
@FunctionalInterface
public interface EventPublisher {

    /** @param id the same whenever the same event is published again */
    CompletionStage<Void> publish(EventType kind, UUID id, StreamEvent event);
}
