package dev.imagestreams.triggers.topic;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.TriggerFired;
import dev.imagestreams.triggers.publish.BrokerProducer;
import dev.imagestreams.triggers.publish.EventRecords;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Publishes to topics of consumers' own. Whether a topic may be named is asked each time, because the operator may have
 * changed his mind since the trigger was written; one that is not there delays nobody else.
 */
@Singleton
public class ConsumerTopics {

    private final AllowedTopics allowed;
    private final KnownTopics known;
    private final EventRecords records;
    private final BrokerProducer producer;

    ConsumerTopics(AllowedTopics allowed, KnownTopics known, EventRecords records, BrokerProducer producer) {
        this.allowed = allowed;
        this.known = known;
        this.records = records;
        this.producer = producer;
    }

    /** Completes when the broker has the event, or fails, for a person to read; nothing waits. */
    public CompletionStage<Void> publish(String topic, EventType kind, UUID id, TriggerFired fired) {
        String namespace = fired.trigger().substring(0, fired.trigger().indexOf('/'));
        return allowed.reasonAgainst(namespace, topic)
                .map(reason -> CompletableFuture.<Void>failedStage(
                        new IllegalStateException("topic \"" + topic + "\" " + reason)))
                .orElseGet(() -> known.find(topic)
                        .thenCompose(found -> producer.sendBeside(records.record(topic, kind, id, fired))));
    }
}
