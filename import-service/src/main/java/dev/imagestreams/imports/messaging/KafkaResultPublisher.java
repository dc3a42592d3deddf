package dev.imagestreams.imports.messaging;

import dev.imagestreams.imports.messaging.KafkaSender.Sent;
import dev.imagestreams.imports.messaging.KafkaSender.TooLargeException;
import dev.imagestreams.imports.publish.Answer;
import dev.imagestreams.imports.publish.PublishException;
import dev.imagestreams.imports.publish.ResultPublisher;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.trace.Step;
import dev.imagestreams.model.trace.TraceContext;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code digest-resolved} as CloudEvents in Kafka's binary mode, keyed by stream. An event no broker takes would be tried
 * for ever, so that of it which makes it too large is told as the failure that it is.
 */
@Singleton
public class KafkaResultPublisher implements ResultPublisher {

    private static final Logger LOG = Logger.getLogger(KafkaResultPublisher.class);
    private static final URI SOURCE = URI.create("/imagestreams/import-service");

    private final KafkaSender sender;
    private final Clock clock;

    public KafkaResultPublisher(KafkaSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    /** All are sent before the first is waited for. */
    @Override
    public void publish(List<Answer> answers) throws InterruptedException {
        List<Step> steps = answers.stream()
                .map(answer -> Step.begin("publish digest-resolved", SpanKind.PRODUCER, wantedBy(answer)))
                .toList();
        try {
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < answers.size(); i++) {
                sent.add(sender.begin(message(answers.get(i).in(steps.get(i).context()))));
            }
            for (int i = 0; i < sent.size(); i++) {
                await(sent.get(i), answers.get(i));
            }
        } finally {
            steps.forEach(Step::close);
        }
    }

    /** Of the work in which it is told; what is told again later, by what it was told in first. */
    private static @Nullable TraceContext wantedBy(Answer answer) {
        TraceContext work = TraceContext.current();
        return work == null ? answer.event().trace() : work;
    }

    private void await(Sent sent, Answer answer) throws InterruptedException {
        try {
            sent.await();
        } catch (TooLargeException e) {
            publishInPart(answer);
        }
    }

    /** The images described at the greatest length are left out, one, then two, then four of them, until the rest is taken. */
    private void publishInPart(Answer answer) throws InterruptedException {
        DigestResolved event = answer.event();
        Shortened shortened = new Shortened(event.results());
        for (int without = 1; ; without *= 2) {
            LOG.warnf(
                    "images described at too great length are told as failed stream=%s event=%s images=%d",
                    event.stream(), answer.id(), without);
            DigestResolved rest =
                    new DigestResolved(event.stream(), event.uid(), event.by(), shortened.withoutLargest(without));
            try {
                sender.send(message(new Answer(answer.id(), rest)));
                return;
            } catch (TooLargeException e) {
                if (without >= event.results().size()) {
                    throw new PublishException("even the failures are too large for the broker", e);
                }
            }
        }
    }

    private ProducerRecord<byte[], byte[]> message(Answer answer) {
        CloudEvent cloudEvent =
                EventCodec.encode(EventType.DIGEST_RESOLVED, answer.id(), SOURCE, clock.instant(), answer.event());
        byte[] key = answer.event().stream().toString().getBytes(StandardCharsets.UTF_8);
        return KafkaMessageFactory.<byte[]>createWriter(EventType.DIGEST_RESOLVED.topic(), null, null, key)
                .writeBinary(cloudEvent);
    }
}
