package dev.imagestreams.tags.messaging;

import dev.imagestreams.model.event.DeadLetterHeaders;
import dev.imagestreams.model.event.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sets records aside, byte for byte, on their topic's dead letter topic, with the reason. Waits for the broker, so that a
 * record is never lost between its topic and here.
 */
@ApplicationScoped
public class DeadLetters {

    /** Counter: records set aside; by {@code topic}. */
    public static final String METER = "imagestreams.dead.letters";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int MAX_REASON = 1_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final MeterRegistry meters;

    public DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> broker, MeterRegistry meters) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "tag-service-dead-letters");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // While the broker is away the consumer waits here: giving up would stop its channel for good.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 5 * 1024 * 1024);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.meters = meters;
    }

    public void add(ConsumerRecord<byte[], byte[]> record, String reason) throws InterruptedException {
        String told = reason.substring(0, Math.min(reason.length(), MAX_REASON));
        try {
            send(letter(record, record.value(), told));
        } catch (ExecutionException e) {
            // With the reason it may have outgrown the topic. The place it came from still tells where to find it.
            LOG.warnf("a dead letter goes without its bytes: reason=%s", e.getMessage());
            sendWithoutBytes(record, told);
        }
        meters.counter(METER, "topic", record.topic()).increment();
        LOG.warnf(
                "record set aside: topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }

    private void sendWithoutBytes(ConsumerRecord<byte[], byte[]> record, String reason) throws InterruptedException {
        try {
            send(letter(record, null, reason));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dead letter topic takes a record of headers only", e);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> letter) throws ExecutionException, InterruptedException {
        producer.send(letter).get();
    }

    private static ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> record, byte @Nullable [] value, String reason) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                EventType.DIGEST_RESOLVED.deadLetterTopic(), null, record.key(), value, record.headers());
        header(letter, DeadLetterHeaders.REASON, reason);
        header(letter, DeadLetterHeaders.TOPIC, record.topic());
        header(letter, DeadLetterHeaders.PARTITION, Integer.toString(record.partition()));
        header(letter, DeadLetterHeaders.OFFSET, Long.toString(record.offset()));
        return letter;
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
