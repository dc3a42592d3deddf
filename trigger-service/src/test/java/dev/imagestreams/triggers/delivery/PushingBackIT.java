package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.TriggerCondition;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.MovableClock;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import dev.imagestreams.triggers.wakeup.DueSignal;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A consumer that moves the tag it watches whenever it is told, and does not say so. */
@QuarkusTest
@TestProfile(LongOutageIT.SimulatedTime.class)
class PushingBackIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    MovableClock clock;

    @Inject
    DueSignal signal;

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");
    private final AtomicBoolean pushesBack = new AtomicBoolean(true);
    private final AtomicLong moves = new AtomicLong();

    @Test
    void isSlowedAndToldOfTheNewestMoveAndPeopleAreTold() {
        try (Receiver receiver = Receiver.answering(number -> {
            if (pushesBack.get()) {
                move();
            }
            return Reply.of(200);
        })) {
            long before = api.list().resourceVersion();
            api.webhook("ci", receiver.url());
            move();
            await().atMost(SOON).until(() -> receiver.received().size() >= 10);
            pass(Duration.ofSeconds(61));
            await().atMost(SOON).until(() -> receiver.received().size() >= 30 && standsStill(receiver));
            assertThat(receiver.received()).hasSizeLessThan(200);

            // The first pause finds out, the second is for sure.
            pass(Duration.ofSeconds(30));
            await().atMost(SOON).until(() -> !conditions().isEmpty());
            pushesBack.set(false);
            await().atMost(SOON).until(() -> standsStill(receiver));
            assertThat(conditions().get(0).type()).isEqualTo("Circling");
            assertThat(conditions().get(0).message()).startsWith("app:prod moves again");
            assertThat(api.changesAfter(before))
                    .anySatisfy(change ->
                            assertThat(change.trigger().status().conditions()).isNotEmpty());

            int told = receiver.received().size();
            int superseded = count("superseded");
            move();
            UUID newest = move();
            await().atMost(SOON).until(() -> count("superseded") >= superseded + 2);
            assertThat(receiver.received()).hasSize(told);
            pass(Duration.ofSeconds(90));

            await().atMost(SOON).until(() -> receiver.received().size() == told + 1);
            assertThat(receiver.received().get(told).header("webhook-id")).isEqualTo(newest.toString());
            pass(Duration.ofMinutes(4));
            move();
            await().atMost(SOON).until(() -> receiver.received().size() == told + 2);
            assertThat(conditions()).isEmpty();
        }
    }

    @Test
    void whatMovesByItselfIsToldAgainAsSoonAsThatIsKnown() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url());
            for (int i = 1; i <= 30; i++) {
                move();
                int told = i;
                await().atMost(SOON).until(() -> receiver.received().size() == told);
                if (i == 20) {
                    pass(Duration.ofSeconds(61));
                }
            }
            move();
            await().atMost(SOON).until(() -> count("pending") == 1);

            // Nobody is told, and yet it moves.
            pass(Duration.ofMillis(4_500));
            move();
            move();

            await().atMost(SOON).until(() -> count("delivered") == 33);
            assertThat(conditions()).isEmpty();
        }
    }

    private UUID move() {
        return TestBroker.publish(Changes.in(stream, "prod", moves.incrementAndGet()));
    }

    private boolean standsStill(Receiver receiver) throws InterruptedException {
        int before = receiver.received().size();
        Thread.sleep(700);
        return receiver.received().size() == before && api.get("ci").status().pending() > 0;
    }

    private List<TriggerCondition> conditions() {
        return api.get("ci").status().conditions();
    }

    private int count(String state) {
        List<Delivery> found = api.deliveries("ci", "?state=" + state);
        return found.size();
    }

    private void pass(Duration time) {
        clock.advance(time);
        signal.raise();
    }
}
