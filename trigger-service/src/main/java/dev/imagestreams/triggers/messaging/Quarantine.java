package dev.imagestreams.triggers.messaging;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.triggers.publish.BrokerProducer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/**
 * Puts records that cannot be read or applied on the dead letter topic, byte for byte, with the reason and the place they
 * came from; returns when the broker has them. At least once: after a crash the same record may be put there again.
 */
@Singleton
class Quarantine {

    /** Counter: records put on a dead letter topic. Tag {@code topic}, the one they came from. */
    static final String QUARANTINED = "imagestreams.events.quarantined";

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
        if (failure instanceof Patience.StoppingException) {
            throw failure;
        }
        String reason = reason(failure);
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                EventType.IMAGE_CHANGED.deadLetterTopic(), null, record.key(), record.value(), record.headers());
        add(copy.headers(), "dead-letter-reason", reason);
        add(copy.headers(), "dead-letter-topic", record.topic());
        add(copy.headers(), "dead-letter-partition", Integer.toString(record.partition()));
        add(copy.headers(), "dead-letter-offset", Long.toString(record.offset()));
        patience.untilDone(() -> producer.send(copy).toCompletableFuture().join());
        quarantined.increment();
        LOG.errorf(
                "record quarantined: topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
    }

    private static String reason(RuntimeException failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.length() > MAX_REASON ? message.substring(0, MAX_REASON) : message;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
