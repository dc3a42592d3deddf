package dev.imagestreams.triggers.publish;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.StreamEvent;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Publishes to the topics of this system. */
@Singleton
class KafkaEventPublisher implements EventPublisher {

    private final EventRecords records;
    private final BrokerProducer producer;

    KafkaEventPublisher(EventRecords records, BrokerProducer producer) {
        this.records = records;
        this.producer = producer;
    }

    @Override
    public CompletionStage<Void> publish(EventType kind, UUID id, StreamEvent event) {
        return producer.send(records.record(kind.topic(), kind, id, event));
    }
}
