package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerPace.Missed;
import dev.imagestreams.model.api.TriggerPace.Order;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a consumer is promised about order, and what becomes of changes while it is paused. */
@QuarkusTest
class OrderIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void inStrictOrderAFailingDeliveryHoldsBackTheFollowing() {
        try (Receiver receiver = Receiver.answering(number -> Reply.of(number <= 2 ? 500 : 200))) {
            api.create(webhook(receiver, Order.STRICT, 0, Missed.DROP, false));

            List<String> events = publish(4);

            await().atMost(SOON).until(() -> count("delivered") == 4);
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .containsExactly(
                            events.get(0), events.get(0), events.get(0), events.get(1), events.get(2), events.get(3));
        }
    }

    @Test
    void inStrictOrderTheNextGoesWhenOneIsGivenUp() {
        try (Receiver receiver = Receiver.answering(number -> Reply.of(number <= 3 ? 500 : 200))) {
            api.create(webhook(receiver, Order.STRICT, 0, Missed.DROP, false));

            List<String> events = publish(3);

            await().atMost(SOON).until(() -> count("delivered") == 2);
            assertThat(count("dead")).isEqualTo(1);
            assertThat(receiver.received().subList(3, 5))
                    .extracting(request -> request.header("webhook-id"))
                    .containsExactly(events.get(1), events.get(2));
        }
    }

    @Test
    void inStrictOrderAReplayGoesFirstAndTheRestAfterIt() {
        try (Receiver receiver = Receiver.answering(number -> Reply.of(number <= 3 ? 500 : 200))) {
            api.create(webhook(receiver, Order.STRICT, 0, Missed.DROP, false));
            List<String> events = publish(2);
            await().atMost(SOON).until(() -> count("delivered") == 1);

            api.deliveries("ci", "?state=dead").forEach(dead -> api.replay(dead.id()));

            await().atMost(SOON).until(() -> count("delivered") == 2);
            assertThat(receiver.received().get(4).header("webhook-id")).isEqualTo(events.get(0));
        }
    }

    @Test
    void oneStreamThatIsHeldBackDoesNotHoldAnother() {
        StreamKey other = new StreamKey(api.namespace(), "web");
        try (Receiver receiver = Receiver.answering(number -> number == 1 ? Reply.never() : Reply.of(200))) {
            api.create(webhook(receiver, Order.STRICT, 0, Missed.DROP, false));
            String held = TestBroker.publish(Changes.in(stream, "prod", 1)).toString();
            await().atMost(SOON).until(() -> receiver.received().size() == 1);

            String free = TestBroker.publish(Changes.in(other, "prod", 2)).toString();

            await().atMost(Duration.ofMillis(1500))
                    .until(() -> receiver.received().size() == 2);
            assertThat(receiver.received().get(1).header("webhook-id"))
                    .isEqualTo(free)
                    .isNotEqualTo(held);
        }
    }

    @Test
    void ofChangesWithinAWindowOnlyTheNewestIsTold() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.create(webhook(receiver, Order.LATEST, 2, Missed.DROP, false));

            List<String> events = publish(6);

            await().atMost(SOON).until(() -> count("delivered") == 1);
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .containsExactly(events.get(5));
            assertThat(count("superseded")).isEqualTo(5);
        }
    }

    @Test
    void theNewestWaitsForTheOneUnderWayAndReplacesItsRetries() {
        try (Receiver receiver = Receiver.answering(number -> number == 1 ? Reply.never() : Reply.of(200))) {
            api.create(webhook(receiver, Order.LATEST, 0, Missed.DROP, false));
            String first = TestBroker.publish(Changes.in(stream, "prod", 1)).toString();
            await().atMost(SOON).until(() -> receiver.received().size() == 1);

            TestBroker.publish(Changes.in(stream, "prod", 2));
            String newest = TestBroker.publish(Changes.in(stream, "prod", 3)).toString();

            await().atMost(SOON).until(() -> count("delivered") == 1);
            await().atMost(SOON).until(() -> count("superseded") == 2);
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .containsExactly(first, newest);
        }
    }

    @Test
    void tagsAreCoalescedEachForItself() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.create(webhook(receiver, Order.LATEST, 1, Missed.DROP, false));

            TestBroker.publish(Changes.in(stream, "prod", 1));
            TestBroker.publish(Changes.in(stream, "test", 2));

            await().atMost(SOON).until(() -> count("delivered") == 2);
        }
    }

    @Test
    void whatAPausedTriggerMissesIsToldWhenItAskedForThat() {
        try (Receiver receiver = Receiver.answering(200)) {
            TriggerDraft draft = webhook(receiver, Order.STRICT, 0, Missed.KEEP, true);
            api.create(draft);
            List<String> events = publish(3);
            await().atMost(SOON).until(() -> api.get("ci").status().pending() == 3);
            assertThat(receiver.received()).isEmpty();

            api.put("ci", webhook(receiver, Order.STRICT, 0, Missed.KEEP, false))
                    .then()
                    .statusCode(200);

            await().atMost(SOON).until(() -> count("delivered") == 3);
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .containsExactlyElementsOf(events);
        }
    }

    @Test
    void whatAPausedTriggerMissesIsDroppedUnlessItAsked() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.create(webhook(receiver, Order.UNORDERED, 0, Missed.DROP, true));
            TriggerApi observer = api;
            observer.create(
                    new TriggerDraft("observer", null, null, false, new TriggerTarget.Webhook(receiver.url(), null)));

            publish(1);

            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            assertThat(api.deliveries("ci", "")).isEmpty();
        }
    }

    private List<String> publish(int changes) {
        List<String> events = new ArrayList<>();
        for (int i = 1; i <= changes; i++) {
            UUID event = TestBroker.publish(Changes.in(stream, "prod", i));
            events.add(event.toString());
        }
        return events;
    }

    private int count(String state) {
        List<Delivery> found = api.deliveries("ci", "?state=" + state);
        return found.size();
    }

    private static TriggerDraft webhook(Receiver receiver, Order order, int window, Missed missed, boolean paused) {
        return new TriggerDraft(
                "ci",
                TriggerWatch.EVERYTHING,
                TriggerConditions.NONE,
                new TriggerPace(order, window, missed),
                paused,
                new TriggerTarget.Webhook(receiver.url(), null));
    }
}
