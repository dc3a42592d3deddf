package dev.imagestreams.triggers.publish;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The one Kafka producer of this service: idempotent, acknowledged by all replicas, sending at once. Kafka's {@code send}
 * may block while the broker is away or a topic is missing, so records pass a thread of their own and callers never wait; and
 * however many wait before it, a record is taken in time or given up. Records for topics of somebody else pass another
 * thread, so that such a topic holds up nothing of ours.
 */
@Singleton
public class BrokerProducer {

    private static final Duration CLOSE = Duration.ofSeconds(5);

    private static final Duration BLOCK = Duration.ofSeconds(5);
    private static final Duration DELIVERY = Duration.ofSeconds(10);

    /** Shorter than the lease of a delivery, so that an attempt ends before it could be made again. */
    private static final Duration PATIENCE = BLOCK.plus(DELIVERY);

    private final Producer<byte[], byte[]> producer;
    private final Duration patience;
    private final ExecutorService sender =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "broker-producer"));
    private final ExecutorService beside =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "broker-producer-beside"));

    @Inject
    public BrokerProducer(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this(new KafkaProducer<>(config(broker), new ByteArraySerializer(), new ByteArraySerializer()), PATIENCE);
    }

    BrokerProducer(Producer<byte[], byte[]> producer, Duration patience) {
        this.producer = producer;
        this.patience = patience;
    }

    private static Map<String, Object> config(Map<String, Object> broker) {
        Map<String, Object> config = new HashMap<>(broker);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "trigger-service");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        // Events should leave at once; they are batched all the same when they come faster than the broker answers.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) BLOCK.toMillis());
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20);
        // What is too large is for the topic to say: a quarantined record is larger than what came, by our headers.
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 5 << 20);
        return config;
    }

    /** Completes when the broker has the record; ends in time, whatever keeps it from that. */
    public CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record) {
        return send(record, sender);
    }

    /** The same, of a record for a topic that is not this system's. */
    public CompletionStage<Void> sendBeside(ProducerRecord<byte[], byte[]> record) {
        return send(record, beside);
    }

    private CompletionStage<Void> send(ProducerRecord<byte[], byte[]> record, ExecutorService thread) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        thread.execute(() -> {
            if (!acknowledged.isDone()) {
                send(record, acknowledged);
            }
        });
        return acknowledged.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(ProducerRecord<byte[], byte[]> record, CompletableFuture<Void> acknowledged) {
        try {
            // The callback tells all that the future would.
            Future<RecordMetadata> unused = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            acknowledged.completeExceptionally(e);
        }
    }

    @PreDestroy
    void close() {
        sender.shutdown();
        beside.shutdown();
        producer.close(CLOSE);
    }
}
