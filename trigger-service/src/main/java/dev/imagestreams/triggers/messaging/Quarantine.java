package dev.imagestreams.triggers.messaging;

import dev.imagestreams.model.event.DeadLetterHeaders;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.triggers.publish.BrokerProducer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts records that cannot be read or applied on the dead letter topic, byte for byte, with the reason and the place they
 * came from; returns when the broker has them. At least once: after a crash the same record may be put there again.
 */
@Startup // so that its counter is there, at zero, before anything is quarantined
@Singleton
class Quarantine {

    /** Counter: records put on a dead letter topic. Tag {@code topic}, the one they came from. */
    static final String QUARANTINED = "imagestreams.dead.letters";

    private static final Logger LOG = Logger.getLogger(Quarantine.class);
    private static final int MAX_REASON = 500;

    private final BrokerProducer producer;
    private final Patience patience;
    private final Counter quarantined;

    Quarantine(BrokerProducer producer, Patience patience, MeterRegistry meters) {
        this.producer = producer;
        this.patience = patience;
        this.quarantined = meters.counter(QUARANTINED, "topic", EventType.IMAGE_CHANGED.topic());
    }

    void put(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
        String reason = reason(failure);
        patience.untilDone(() -> send(record, reason));
        quarantined.increment();
        LOG.errorf(
                "record quarantined: topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
    }

    private void send(ConsumerRecord<byte[], byte[]> record, String reason) {
        try {
            producer.send(copy(record, record.value(), reason))
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw e;
            }
            // With our headers it has outgrown the topic. The place it came from still tells where to find it.
            producer.send(copy(record, null, reason)).toCompletableFuture().join();
        }
    }

    private static ProducerRecord<byte[], byte[]> copy(
            ConsumerRecord<byte[], byte[]> record, byte @Nullable [] value, String reason) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                EventType.IMAGE_CHANGED.deadLetterTopic(), null, record.key(), value, record.headers());
        add(copy.headers(), DeadLetterHeaders.REASON, reason);
        add(copy.headers(), DeadLetterHeaders.TOPIC, record.topic());
        add(copy.headers(), DeadLetterHeaders.PARTITION, Integer.toString(record.partition()));
        add(copy.headers(), DeadLetterHeaders.OFFSET, Long.toString(record.offset()));
        return copy;
    }

    private static String reason(RuntimeException failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.length() > MAX_REASON ? message.substring(0, MAX_REASON) : message;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
