package dev.imagestreams.triggers.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.event.DeliveryDeadLetter;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.cloudevents.CloudEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What happens after the last try, and what people can do about it. */
@QuarkusTest
class DeadLetterIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void aDeliveryThatIsGivenUpIsReported() {
        try (Receiver receiver = Receiver.answering(500)) {
            api.webhook("ci", receiver.url());

            TestBroker.publish(Changes.in(stream));

            List<CloudEvent> reports = TestBroker.events(EventType.DELIVERY_DEAD_LETTER, stream.toString(), 1);
            Delivery dead = api.delivery("ci");
            assertThat(reports).singleElement().satisfies(report -> {
                DeliveryDeadLetter letter =
                        EventCodec.decode(EventType.DELIVERY_DEAD_LETTER, DeliveryDeadLetter.class, report);
                assertThat(letter.delivery()).isEqualTo(dead.id());
                assertThat(letter.trigger()).isEqualTo(api.namespace() + "/ci");
                assertThat(letter.attempts()).isEqualTo(3);
                assertThat(letter.reason()).contains("status 500");
                assertThat(letter.change().stream()).isEqualTo(stream);
            });
            assertThat(dead.attemptCount()).isEqualTo(3);
            assertThat(dead.nextAttempt()).isNull();
        }
    }

    @Test
    void aReplayIsTheSameEventWithAFreshSchedule() {
        AtomicBoolean repaired = new AtomicBoolean();
        try (Receiver receiver = Receiver.answering(number -> Reply.of(repaired.get() ? 200 : 500))) {
            api.webhook("ci", receiver.url());
            UUID event = TestBroker.publish(Changes.in(stream));
            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DEAD));
            repaired.set(true);

            Delivery replayed = api.replay(api.delivery("ci").id());

            assertThat(replayed.state()).isEqualTo(Delivery.State.PENDING);
            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));
            Receiver.Received last = receiver.received().get(3);
            assertThat(last.header("webhook-id")).isEqualTo(event.toString());
            assertThat(last.header("x-imagestreams-attempt")).isEqualTo("4");
            assertThat(UUID.fromString(last.header("x-imagestreams-replay"))).isNotEqualTo(event);
            assertThat(last.text()).isEqualTo(receiver.received().get(0).text());
        }
    }

    @Test
    void aReplayThatFailsIsReportedAsAnotherDeadLetter() {
        try (Receiver receiver = Receiver.answering(500)) {
            api.webhook("ci", receiver.url());
            TestBroker.publish(Changes.in(stream));
            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DEAD));
            TestBroker.events(EventType.DELIVERY_DEAD_LETTER, stream.toString(), 1);

            api.replay(api.delivery("ci").id());

            List<CloudEvent> reports = TestBroker.events(EventType.DELIVERY_DEAD_LETTER, stream.toString(), 2);
            assertThat(reports)
                    .extracting(CloudEvent::getId)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
            assertThat(api.delivery("ci").attempts()).hasSize(6);
        }
    }

    @Test
    void deliveriesAreListedNewestFirstAndByPage() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url());
            for (int i = 0; i < 5; i++) {
                UUID event = TestBroker.publish(Changes.in(stream));
                await().atMost(SOON).until(() -> receiver.received().stream()
                        .anyMatch(request -> request.header("webhook-id").equals(event.toString())));
            }
            List<Delivery> all = api.deliveries("ci", "");

            List<Delivery> first = api.deliveries("ci", "?limit=2");
            List<Delivery> second =
                    api.deliveries("ci", "?limit=10&before=" + first.get(1).id());

            assertThat(all).hasSize(5).isSortedAccordingTo((a, b) -> b.created().compareTo(a.created()));
            assertThat(first).containsExactlyElementsOf(all.subList(0, 2));
            assertThat(second)
                    .extracting(Delivery::id)
                    .containsExactlyElementsOf(
                            all.subList(2, 5).stream().map(Delivery::id).toList());
        }
    }
}
