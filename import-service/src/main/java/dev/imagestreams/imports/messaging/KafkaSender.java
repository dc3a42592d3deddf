package dev.imagestreams.imports.messaging;

import dev.imagestreams.imports.publish.PublishException;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The one idempotent producer of this process. Sends at once, because somebody waits, and compressed, because the
 * descriptions of many images in one event are large and alike.
 */
@Singleton
public class KafkaSender {

    private static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;

    /** Connection settings of the broker ({@code kafka.*}) come first; how we send is not for configuration. */
    private static final Map<String, Object> SENDING = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "gzip",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            MAX_REQUEST_BYTES,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            10_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            10_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            30_000);

    private final KafkaProducer<byte[], byte[]> producer;

    public KafkaSender(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> config = new HashMap<>(broker);
        config.putAll(SENDING);
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Returns when the broker has acknowledged the record.
     *
     * @throws TooLargeException if this record will never be accepted
     * @throws PublishException if it was not acknowledged, this time
     */
    void send(ProducerRecord<byte[], byte[]> message) throws InterruptedException, TooLargeException {
        begin(message).await();
    }

    /** Sends, and leaves it to the caller when to wait for the acknowledgement. */
    Sent begin(ProducerRecord<byte[], byte[]> message) {
        try {
            return new Sent(producer.send(message));
        } catch (KafkaException e) {
            return new Sent(CompletableFuture.failedFuture(e));
        }
    }

    /** A record on its way. */
    record Sent(Future<RecordMetadata> acknowledgement) {

        /** @see KafkaSender#send */
        void await() throws InterruptedException, TooLargeException {
            try {
                acknowledgement.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RecordTooLargeException) {
                    throw new TooLargeException();
                }
                throw new PublishException(String.valueOf(e.getCause().getMessage()), e.getCause());
            }
        }
    }

    /** The broker, or the producer, has a limit that this record is above. */
    static final class TooLargeException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
