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
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events of this service as records: CloudEvents in Kafka's binary mode, under the event's own key. */
@Singleton
public class EventRecords {

    private static final URI SOURCE = URI.create("/imagestreams/trigger-service");

    private final Clock clock = Clock.systemUTC();

    public ProducerRecord<byte[], byte[]> record(String topic, EventType kind, UUID id, StreamEvent event) {
        CloudEvent cloudEvent = EventCodec.encode(kind, id, SOURCE, clock.instant(), event);
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        return KafkaMessageFactory.<byte[]>createWriter(topic, key).writeBinary(cloudEvent);
    }
}
