package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.event.EndpointDisabled;
import dev.imagestreams.model.event.EventCodec;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.MovableClock;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import dev.imagestreams.triggers.wakeup.DueSignal;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Hours and days of failing, in simulated time, over the real broker, database and HTTP. */
@QuarkusTest
@TestProfile(LongOutageIT.SimulatedTime.class)
class LongOutageIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** The schedule as users have it, and a clock to move. */
    public static final class SimulatedTime implements QuarkusTestProfile {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(MovableClock.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imagestreams.delivery.inside-schedule", "0s,5s,5m,30m,2h,5h,10h,14h,20h,24h",
                    "imagestreams.delivery.look", "200ms");
        }
    }

    @Inject
    MovableClock clock;

    @Inject
    DueSignal signal;

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void whatCouldNotBeToldForAnHourIsToldByTheScheduleWhenTheReceiverIsBack() {
        AtomicBoolean up = new AtomicBoolean();
        try (Receiver receiver = Receiver.answering(number -> Reply.of(up.get() ? 200 : 503))) {
            api.webhook("ci", receiver.url());
            String event = TestBroker.publish(Changes.in(stream)).toString();
            await().atMost(SOON).until(() -> receiver.received().size() == 1);

            for (Duration wait :
                    new Duration[] {Duration.ofSeconds(7), Duration.ofMinutes(6), Duration.ofMinutes(36)}) {
                int before = receiver.received().size();
                settled(before);
                pass(wait);
                await().atMost(SOON).until(() -> receiver.received().size() == before + 1);
            }
            settled(4);
            pass(Duration.ofMinutes(18));
            assertThat(receiver.received()).hasSize(4);
            assertThat(api.get("ci").status().failures()).isEqualTo(4);
            up.set(true);
            // With the longest jitter.
            pass(Duration.ofMinutes(130));

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));
            assertThat(receiver.received()).hasSize(5).allSatisfy(request -> assertThat(request.header("webhook-id"))
                    .isEqualTo(event));
            assertThat(timestamps(receiver))
                    .as("each attempt is signed with its own time")
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(api.get("ci").status().failingSince()).isNull();
        }
    }

    @Test
    void fiveDaysOfNothingButFailuresPauseTheTriggerAndAreReported() {
        try (Receiver receiver = Receiver.answering(503)) {
            api.webhook("ci", receiver.url());
            TestBroker.publish(Changes.in(stream, "prod", 1));
            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            settled(1);
            pass(Duration.ofDays(5));

            await().atMost(SOON).until(() -> api.get("ci").spec().paused());

            Trigger paused = api.get("ci");
            assertThat(paused.status().disabled()).startsWith("nothing but failures since ");
            assertThat(api.delivery("ci").state()).isEqualTo(Delivery.State.DEAD);
            assertThat(TestBroker.events(EventType.DELIVERY_DEAD_LETTER, stream.toString(), 1))
                    .hasSize(1);
            assertThat(paused.status().failingSince()).isNotNull();
            assertThat(TestBroker.events(EventType.ENDPOINT_DISABLED, api.namespace() + "/ci", 1))
                    .singleElement()
                    .extracting(told -> EventCodec.decode(EventType.ENDPOINT_DISABLED, EndpointDisabled.class, told))
                    .satisfies(told -> {
                        assertThat(told.uid()).isEqualTo(paused.uid());
                        assertThat(told.reason()).isEqualTo(paused.status().disabled());
                        assertThat(told.failingSince())
                                .isEqualTo(paused.status().failingSince());
                        assertThat(told.disabledAt()).isAfter(told.failingSince());
                    });
        }
    }

    private static List<Long> timestamps(Receiver receiver) {
        return receiver.received().stream()
                .map(request -> Long.valueOf(request.header("webhook-timestamp")))
                .toList();
    }

    /** So that the next step begins where this attempt has ended. */
    private void settled(int attempts) {
        await().atMost(SOON).until(() -> api.delivery("ci").attempts().size() == attempts);
    }

    private void pass(Duration time) {
        clock.advance(time);
        signal.raise();
    }
}
