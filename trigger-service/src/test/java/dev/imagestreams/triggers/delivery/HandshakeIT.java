package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Received;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Endpoints that are asked before anything is sent to them, as CloudEvents' webhooks are. */
@QuarkusTest
class HandshakeIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void anEndpointThatAgreesIsAskedOnceAndToldByWhom() {
        try (Receiver receiver = Receiver.answering(number -> new Reply(
                200,
                Map.of("WebHook-Allowed-Origin", "127.0.0.1", "WebHook-Allowed-Rate", "*", "Allow", "POST"),
                ""))) {
            asking(receiver);
            TestBroker.publish(Changes.in(stream, "prod", 1));
            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));

            TestBroker.publish(Changes.in(stream, "prod", 2));

            await().atMost(SOON)
                    .until(() -> api.deliveries("ci", "?state=delivered").size() == 2);
            assertThat(receiver.received()).extracting(Received::method).containsExactly("OPTIONS", "POST", "POST");
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-request-origin"))
                    .containsOnly("127.0.0.1");
            assertThat(receiver.received().get(0).header("webhook-request-rate"))
                    .isEqualTo("600");
            assertThat(receiver.received().get(0).header("webhook-signature")).isEmpty();
        }
    }

    @Test
    void anEndpointThatDoesNotAgreeIsSentNothing() {
        try (Receiver receiver = Receiver.answering(200)) {
            asking(receiver);

            TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DEAD));
            assertThat(receiver.received()).extracting(Received::method).containsOnly("OPTIONS");
            assertThat(api.delivery("ci").attempts()).allSatisfy(attempt -> assertThat(attempt.error())
                    .contains("does not agree to be sent webhooks")
                    .contains("127.0.0.1"));
        }
    }

    @Test
    void anEndpointThatSaysHowOftenIsToldNoMoreOften() {
        try (Receiver receiver = Receiver.answering(
                number -> new Reply(200, Map.of("WebHook-Allowed-Origin", "*", "WebHook-Allowed-Rate", "120"), ""))) {
            asking(receiver);
            TestBroker.publish(Changes.in(stream, "prod", 1));
            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));

            for (int i = 2; i <= 4; i++) {
                TestBroker.publish(Changes.in(stream, "prod", i));
            }

            await().atMost(SOON)
                    .until(() -> api.deliveries("ci", "?state=delivered").size() == 4);
            List<Received> told = receiver.received().subList(1, 5);
            for (int i = 1; i < told.size(); i++) {
                assertThat(Duration.between(told.get(i - 1).at(), told.get(i).at()))
                        .isGreaterThanOrEqualTo(Duration.ofMillis(450));
            }
        }
    }

    private void asking(Receiver receiver) {
        WebhookOptions options = new WebhookOptions(null, List.of(), null, null, true, Map.of());
        api.create(new TriggerDraft("ci", null, null, false, new TriggerTarget.Webhook(receiver.url(), null, options)));
    }
}
