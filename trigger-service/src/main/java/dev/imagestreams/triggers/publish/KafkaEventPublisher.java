package dev.imagestreams.triggers.publish;

import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.StreamEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes as CloudEvents in Kafka's binary mode, keyed by stream, so that everything about a stream is in order. */
@Singleton
class KafkaEventPublisher implements EventPublisher {

    private static final URI SOURCE = URI.create("/imagestreams/trigger-service");

    private final BrokerProducer producer;
    private final Clock clock = Clock.systemUTC();

    KafkaEventPublisher(BrokerProducer producer) {
        this.producer = producer;
    }

    @Override
    public CompletionStage<Void> publish(EventType kind, UUID id, StreamEvent event) {
        CloudEvent cloudEvent = EventCodec.encode(kind, id, SOURCE, clock.instant(), event);
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record =
                KafkaMessageFactory.<byte[]>createWriter(kind.topic(), key).writeBinary(cloudEvent);
        return producer.send(record);
    }
}
