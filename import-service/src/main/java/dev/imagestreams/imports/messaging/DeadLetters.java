package dev.imagestreams.imports.messaging;

import dev.imagestreams.imports.messaging.KafkaSender.TooLargeException;
import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.publish.PublishException;
import dev.imagestreams.model.event.DeadLetterHeaders;
import dev.imagestreams.model.event.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/**
 * Puts records aside that cannot be read or applied: byte for byte, with the reason in headers. Waits until the broker
 * has them, because the offset of a record that is nowhere must not be committed.
 */
@Singleton
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final long WAIT_MILLIS = 1_000;

    private final KafkaSender sender;
    private final MeterRegistry meters;

    public DeadLetters(KafkaSender sender, MeterRegistry meters) {
        this.sender = sender;
        this.meters = meters;
    }

    void putAside(ConsumerRecord<byte[], byte[]> record, String reason) throws InterruptedException {
        LOG.warnf(
                "a record is put aside topic=%s partition=%d offset=%d reason=%s",
                record.topic(), record.partition(), record.offset(), reason);
        ProducerRecord<byte[], byte[]> letter = letter(record, reason);
        while (!sent(letter)) {
            Thread.sleep(WAIT_MILLIS);
        }
        meters.counter(MeterNames.DEAD_LETTERS, MeterNames.TOPIC, record.topic())
                .increment();
    }

    private boolean sent(ProducerRecord<byte[], byte[]> letter) throws InterruptedException {
        try {
            sender.send(letter);
            return true;
        } catch (PublishException e) {
            LOG.warnf("a dead letter is not acknowledged, trying again reason=%s", e.getMessage());
            return false;
        } catch (TooLargeException e) {
            // Only the headers made it so: the same bytes came through the same broker.
            LOG.errorf("a record is too large for its dead-letter topic and is lost topic=%s", letter.topic());
            return true;
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> record, String reason) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                EventType.IMPORT_REQUESTED.deadLetterTopic(), null, record.key(), record.value(), record.headers());
        Headers headers = letter.headers();
        headers.add(DeadLetterHeaders.REASON, reason.getBytes(StandardCharsets.UTF_8));
        headers.add(DeadLetterHeaders.TOPIC, record.topic().getBytes(StandardCharsets.UTF_8));
        headers.add(DeadLetterHeaders.PARTITION, text(record.partition()));
        headers.add(DeadLetterHeaders.OFFSET, text(record.offset()));
        return letter;
    }

    private static byte[] text(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
