package dev.imagestreams.tags.state;

import dev.imagestreams.model.event.CurrentTag;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Writes states, batch by batch, each a transaction of Kafka's. That is not for the sake of readers, who may read what they
 * like: of all who write under this transactional id the broker listens to the last only. So a leader who has lost his place
 * without knowing it, with states on their way to the broker, cannot put them behind newer ones.
 */
@ApplicationScoped
public class StatePublisher {

    private static final String TRANSACTIONAL_ID = "tag-service-state";
    private static final URI SOURCE = URI.create("/imagestreams/tag-service");
    private static final EventType KIND = EventType.TAG_STATE;
    private static final int LARGEST_RECORD = 4 * 1024 * 1024;

    /** Without key and headers. One that is refused would take its whole transaction along, for ever. */
    private static final int LARGEST_STATE = LARGEST_RECORD - 16 * 1024;

    private static final Logger LOG = Logger.getLogger(StatePublisher.class);

    private final Map<String, Object> settings;
    private KafkaProducer<String, byte[]> producer;

    public StatePublisher(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tag-service-state");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    }

    /** From here on nobody else can write. To be called before what will be written is read. */
    public synchronized void takeOver() {
        close();
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /**
     * Returns when the broker has all of them.
     *
     * @throws org.apache.kafka.common.KafkaException if it may not have; then it must be {@linkplain #takeOver taken over} anew
     */
    synchronized void publish(Map<TagKey, Optional<CurrentTag>> states) {
        producer.beginTransaction();
        for (Map.Entry<TagKey, Optional<CurrentTag>> entry : states.entrySet()) {
            ProducerRecord<String, byte[]> record = record(entry.getKey(), entry.getValue());
            if (record.value() != null && record.value().length > LARGEST_STATE) {
                LOG.errorf("a state is not told, it is too large for its topic: tag=%s", entry.getKey());
                continue;
            }
            // What becomes of it, the commit says.
            Future<RecordMetadata> unused = producer.send(record);
        }
        producer.commitTransaction();
    }

    @PreDestroy
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }

    private static ProducerRecord<String, byte[]> record(TagKey tag, Optional<CurrentTag> state) {
        return state.map(StatePublisher::record)
                .orElseGet(() -> new ProducerRecord<>(KIND.topic(), tag.toString(), null));
    }

    private static ProducerRecord<String, byte[]> record(CurrentTag state) {
        return KafkaMessageFactory.<String>createWriter(KIND.topic(), state.key())
                .writeBinary(EventCodec.encode(KIND, id(state), SOURCE, Instant.now(), state));
    }

    /** The same state has the same id, however often it is told. */
    private static UUID id(CurrentTag state) {
        return DerivedId.of(state.uid(), KIND.topic() + '/' + state.tag() + '/' + state.resourceVersion());
    }
}
