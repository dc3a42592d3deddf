package dev.imagestreams.tags.change;

import dev.imagestreams.model.event.EventCodec;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Publishes events in order. The producer is idempotent and never gives up on a record, so that no record overtakes another
 * while the broker is away; a producer that failed all the same is replaced, and its batch published again. What its topic
 * will never take is reported to the operator, and keeps nobody else waiting.
 */
@ApplicationScoped
public class EventPublisher {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);
    private static final URI SOURCE = URI.create("/imagestreams/tag-service");

    private final Map<String, Object> settings;
    private KafkaProducer<String, byte[]> producer;

    public EventPublisher(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tag-service-relay");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
    }

    /**
     * Returns when the broker has acknowledged every event, but for those that are too large for their topic.
     *
     * @throws ExecutionException if one was not; then any number of them may have been published
     */
    public synchronized void publish(List<OutgoingEvent> events) throws ExecutionException, InterruptedException {
        try {
            List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(events.size());
            for (OutgoingEvent event : events) {
                acknowledgements.add(producer().send(toRecord(event)));
            }
            for (int i = 0; i < events.size(); i++) {
                await(acknowledgements.get(i), events.get(i));
            }
        } catch (ExecutionException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void await(Future<RecordMetadata> acknowledgement, OutgoingEvent event)
            throws ExecutionException, InterruptedException {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw e;
            }
            LOG.errorf(
                    "nobody is told, the event is too large for its topic: topic=%s stream=%s event=%s",
                    event.kind().topic(), event.event().stream(), event.id());
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private static ProducerRecord<String, byte[]> toRecord(OutgoingEvent event) {
        return KafkaMessageFactory.<String>createWriter(
                        event.kind().topic(), event.event().stream().toString())
                .writeBinary(EventCodec.encode(event.kind(), event.id(), SOURCE, event.recorded(), event.event()));
    }
}
