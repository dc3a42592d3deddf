package dev.imagestreams.triggers.messaging;

import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.trace.Step;
import dev.imagestreams.triggers.delivery.ChangeFanOut;
import dev.imagestreams.triggers.delivery.ChangeFanOut.Received;
import dev.imagestreams.triggers.wakeup.DueSignal;
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
 * Consumes {@code image-changed} in batches. When the method returns, every record of the batch is either in the database
 * or in quarantine, and only then is its offset committed: after a crash the batch comes again, which changes nothing.
 * While the database or the broker is away it waits; it never skips and never fails, because a failure would stop the
 * channel for good.
 */
@ApplicationScoped
public class ImageChangedConsumer {

    private static final EventType KIND = EventType.IMAGE_CHANGED;

    private final ChangeFanOut fanOut;
    private final Quarantine quarantine;
    private final Patience patience;
    private final DueSignal signal;

    ImageChangedConsumer(ChangeFanOut fanOut, Quarantine quarantine, Patience patience, DueSignal signal) {
        this.fanOut = fanOut;
        this.quarantine = quarantine;
        this.patience = patience;
        this.signal = signal;
    }

    @Incoming("image-changed")
    @Blocking
    public void consume(ConsumerRecords<byte[], byte[]> records) {
        List<Readable> batch = new ArrayList<>(records.count());
        List<Step> steps = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                Received received = read(record);
                Step step = Step.begin(
                        "fan out image-changed",
                        SpanKind.CONSUMER,
                        received.change().trace());
                steps.add(step);
                batch.add(new Readable(record, received.in(step.context())));
            } catch (RuntimeException e) {
                // Whatever bytes somebody put on the topic, and whatever they break in a parser: the next one counts.
                quarantine.put(record, e);
            }
        }
        try {
            apply(batch);
        } finally {
            steps.forEach(Step::close);
        }
        signal.raise();
    }

    private void apply(List<Readable> batch) {
        try {
            List<Received> changes = batch.stream().map(Readable::event).toList();
            patience.whileAway(() -> fanOut.fanOut(changes));
        } catch (Patience.StoppingException e) {
            throw e;
        } catch (RuntimeException e) {
            isolate(batch, e);
        }
    }

    /** A record of the batch cannot be applied: halves find it, so that the others are. */
    private void isolate(List<Readable> batch, RuntimeException failure) {
        if (batch.size() == 1) {
            quarantine.put(batch.get(0).record(), failure);
            return;
        }
        int middle = batch.size() / 2;
        apply(batch.subList(0, middle));
        apply(batch.subList(middle, batch.size()));
    }

    private static Received read(ConsumerRecord<byte[], byte[]> record) {
        CloudEvent event = KafkaMessageFactory.createReader(record.headers(), record.value())
                .toEvent();
        ImageChanged change = EventCodec.decode(KIND, ImageChanged.class, event);
        return new Received(UUID.fromString(event.getId()), change);
    }

    private record Readable(ConsumerRecord<byte[], byte[]> record, Received event) {}
}
