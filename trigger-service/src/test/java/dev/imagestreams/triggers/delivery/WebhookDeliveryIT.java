package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Received;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From an event on the broker to a request at a receiver, over the real broker, database and HTTP. */
@QuarkusTest
class WebhookDeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void aChangeArrivesSignedAndIsRecorded() throws IOException {
        try (Receiver receiver = Receiver.answering(number -> new Reply(200, Map.of(), "thanks"))) {
            Trigger trigger = api.webhook("ci", receiver.url());

            UUID event = TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));
            assertThat(receiver.received()).hasSize(1);
            Received request = receiver.received().get(0);
            assertThatCode(() -> request.verify(secret(trigger))).doesNotThrowAnyException();
            assertThat(request.path()).isEqualTo("/hook?from=test");
            assertThat(request.header("content-type")).isEqualTo("application/cloudevents+json; charset=utf-8");
            assertThat(request.header("user-agent")).startsWith("imagestreams-trigger/");
            assertThat(request.header("webhook-id")).isEqualTo(event.toString());
            assertThat(request.header("x-imagestreams-attempt")).isEqualTo("1");
            assertThat(request.headers().firstValue("x-imagestreams-replay")).isEmpty();
            JsonNode body = ModelJson.mapper().readTree(request.body());
            assertThat(body.path("id").asText()).isEqualTo(event.toString());
            assertThat(body.path("partitionkey").asText()).isEqualTo(stream.toString());
            assertThat(api.delivery("ci").attempts()).singleElement().satisfies(attempt -> {
                assertThat(attempt.status()).isEqualTo(200);
                assertThat(attempt.response()).isEqualTo("thanks");
                assertThat(attempt.error()).isNull();
            });
        }
    }

    @Test
    void anEventGivenTwiceIsDeliveredOnce() {
        try (Receiver receiver = Receiver.answering(204)) {
            api.webhook("ci", receiver.url());
            UUID event = UUID.randomUUID();

            TestBroker.publish(event, Changes.in(stream));
            TestBroker.publish(event, Changes.in(stream));
            UUID last = TestBroker.publish(Changes.in(stream));

            await().atMost(SOON)
                    .until(() -> api.deliveries("ci", "?state=delivered").size() == 2);
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .containsExactlyInAnyOrder(event.toString(), last.toString());
        }
    }

    @Test
    void aFailedAttemptIsMadeAgainWithTheSameIdAndBody() {
        try (Receiver receiver =
                Receiver.answering(number -> number == 1 ? new Reply(500, Map.of(), "on fire\0") : Reply.of(200))) {
            Trigger trigger = api.webhook("ci", receiver.url());

            UUID event = TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));
            assertThat(receiver.received()).hasSize(2).allSatisfy(request -> {
                request.verify(secret(trigger));
                assertThat(request.header("webhook-id")).isEqualTo(event.toString());
                assertThat(request.text()).isEqualTo(receiver.received().get(0).text());
            });
            assertThat(receiver.received())
                    .extracting(request -> request.header("x-imagestreams-attempt"))
                    .containsExactly("1", "2");
            assertThat(api.delivery("ci").attempts())
                    .extracting(Delivery.Attempt::number, Delivery.Attempt::status, Delivery.Attempt::response)
                    .containsExactly(tuple(1, 500, "on fire\ufffd"), tuple(2, 200, null));
        }
    }

    @Test
    void anEndpointThatHangsTimesOutAndDelaysNobodyElse() {
        try (Receiver hanging = Receiver.answering(number -> Reply.never());
                Receiver quick = Receiver.answering(200)) {
            api.webhook("hanging", hanging.url());
            api.webhook("quick", quick.url());

            for (int i = 0; i < 40; i++) {
                TestBroker.publish(Changes.in(stream));
            }

            // Within the hanging endpoint's first timeout of 2 s.
            await().atMost(Duration.ofMillis(1900)).until(() -> quick.received().size() == 40);
            await().atMost(SOON).untilAsserted(() -> assertThat(api.deliveries("hanging", ""))
                    .anySatisfy(
                            delivery -> assertThat(api.delivery(delivery.id()).attempts())
                                    .anySatisfy(attempt ->
                                            assertThat(attempt.error()).contains("no complete answer within PT2S"))));
        }
    }

    @Test
    void aRedirectIsAFailureAndNotFollowed() {
        try (Receiver elsewhere = Receiver.answering(200);
                Receiver redirecting =
                        Receiver.answering(number -> new Reply(307, Map.of("location", elsewhere.url()), ""))) {
            api.webhook("ci", redirecting.url());

            TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DEAD));
            assertThat(elsewhere.received()).isEmpty();
            assertThat(api.delivery("ci").attempts()).hasSize(3).allSatisfy(attempt -> assertThat(attempt.error())
                    .contains("redirects"));
        }
    }

    @Test
    void anEndpointThatIsGonePausesItsTrigger() {
        try (Receiver receiver = Receiver.answering(410)) {
            api.webhook("ci", receiver.url());

            TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> api.get("ci").spec().paused());
            TestBroker.publish(Changes.in(stream));
            assertThat(api.delivery("ci").state()).isEqualTo(Delivery.State.DEAD);
            assertThat(receiver.received()).hasSize(1);
            assertThat(TestBroker.events(EventType.ENDPOINT_DISABLED, api.namespace() + "/ci", 1))
                    .hasSize(1);
        }
    }

    @Test
    void anOverloadedEndpointIsLeftAloneAsLongAsItAsks() {
        try (Receiver receiver = Receiver.answering(
                number -> number == 1 ? new Reply(503, Map.of("retry-after", "2"), "") : Reply.of(200))) {
            api.webhook("ci", receiver.url());

            TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> receiver.received().size() == 2);
            assertThat(Duration.between(
                            receiver.received().get(0).at(),
                            receiver.received().get(1).at()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void anAddressInsideIsNotCalledUnlessTheOperatorAllowsIt() {
        // Allowed is 127.0.0.1 alone; 127.0.0.2 is the same machine under a name nobody allowed.
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url("127.0.0.2"));

            TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DEAD));
            assertThat(receiver.received()).isEmpty();
            assertThat(api.delivery("ci").attempts())
                    .allSatisfy(attempt -> assertThat(attempt.error()).contains("may not be sent to"));
        }
    }

    @Test
    void aNameIsLookedUpAndKeptAsHost() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url("localhost"));

            TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            assertThat(receiver.received().get(0).header("host")).startsWith("localhost:");
        }
    }

    @Test
    void anEndlessAnswerIsCutOffAndItsStatusCounts() {
        try (Receiver receiver = Receiver.answering(number -> new Reply(200, Map.of(), "x".repeat(1_000_000)))) {
            api.webhook("ci", receiver.url());

            TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));
            assertThat(api.delivery("ci").attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.response()).hasSize(4096));
        }
    }

    @Test
    void deliveriesAreFoundByStateStreamAndTag() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url());
            TestBroker.publish(Changes.in(stream, "prod", 1));
            TestBroker.publish(Changes.in(stream, "test", 2));
            TestBroker.publish(Changes.in(new StreamKey(api.namespace(), "web"), "prod", 3));
            await().atMost(SOON)
                    .until(() -> api.deliveries("ci", "?state=delivered").size() == 3);

            assertThat(api.deliveries("ci", "?stream=app")).hasSize(2);
            assertThat(api.deliveries("ci", "?tag=prod")).hasSize(2);
            assertThat(api.deliveries("ci", "?stream=app&tag=prod&state=delivered"))
                    .singleElement()
                    .satisfies(delivery -> assertThat(delivery.sequence()).isEqualTo(1));
            assertThat(api.deliveries("ci", "?stream=app&state=dead")).isEmpty();
            assertThat(api.deliveries("ci", "?stream=%00")).isEmpty();
        }
    }

    private static String secret(Trigger created) {
        return ((TriggerTarget.Webhook) created.spec().target()).secret();
    }
}
