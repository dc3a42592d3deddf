package dev.imagestreams.tags.messaging;

import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.trace.Step;
import dev.imagestreams.tags.inbox.Received;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.opentelemetry.api.trace.SpanKind;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes in {@code digest-resolved}. Returns, and so lets the offsets be committed, only when every record of the batch is
 * applied or set aside.
 */
@ApplicationScoped
public class DigestResolvedConsumer {

    private final BatchApplier applier;
    private final DeadLetters deadLetters;

    public DigestResolvedConsumer(BatchApplier applier, DeadLetters deadLetters) {
        this.applier = applier;
        this.deadLetters = deadLetters;
    }

    @Incoming("digest-resolved")
    @Blocking
    public void consume(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
        List<Letter> letters = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                Received received = decode(record);
                Step step = Step.begin(
                        "apply digest-resolved",
                        SpanKind.CONSUMER,
                        received.event().trace());
                steps.add(step);
                letters.add(new Letter(record, received.in(step.context())));
            } catch (RuntimeException e) {
                // Whatever somebody puts on the topic, and whatever parser it breaks: the next record counts.
                deadLetters.add(record, "cannot be read: " + e.getMessage());
            }
        }
        try {
            if (!letters.isEmpty()) {
                applier.apply(letters);
            }
        } finally {
            steps.forEach(Step::close);
        }
    }

    /** A record with what it says. */
    record Letter(ConsumerRecord<byte[], byte[]> record, Received received) {}

    private static Received decode(ConsumerRecord<byte[], byte[]> record) {
        CloudEvent event = KafkaMessageFactory.createReader(record.headers(), record.value())
                .toEvent();
        DigestResolved content = EventCodec.decode(EventType.DIGEST_RESOLVED, DigestResolved.class, event);
        return new Received(UUID.fromString(event.getId()), content);
    }
}
