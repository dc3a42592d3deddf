package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.delivery.ChangeFanOut.Received;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A long backlog of one endpoint, longer than what a claim looks at, is nobody else's business. */
@QuarkusTest
class IsolationIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int BACKLOG = 3_000;
    private static final int HEALTHY = 100;
    private static final int CHANGES = 3;

    @Inject
    ChangeFanOut fanOut;

    private final TriggerApi dying = TriggerApi.inNewNamespace();
    private final TriggerApi healthy = TriggerApi.inNewNamespace();

    @Test
    void healthyEndpointsAreToldEverythingWhileADeadOnesBacklogStays() {
        try (Receiver dead = Receiver.answering(number -> Reply.never());
                Receiver receiver = Receiver.answering(200)) {
            dying.webhook("dead", dead.url());
            for (int i = 0; i < HEALTHY; i++) {
                healthy.webhook("ci-" + i, receiver.url());
            }
            StreamKey stream = new StreamKey(dying.namespace(), "app");
            List<Received> backlog = LongStream.rangeClosed(1, BACKLOG)
                    .mapToObj(number -> new Received(UUID.randomUUID(), Changes.in(stream, "prod", number)))
                    .toList();
            fanOut.fanOut(backlog);
            await().atMost(SOON).until(() -> !dead.received().isEmpty());

            for (int i = 1; i <= CHANGES; i++) {
                TestBroker.publish(Changes.in(new StreamKey(healthy.namespace(), "app"), "prod", i));
            }

            await().atMost(SOON).until(() -> receiver.received().size() == HEALTHY * CHANGES);
            assertThat(dying.deliveries("dead", "?state=delivered")).isEmpty();
            assertThat(dying.get("dead").status().pending()).isGreaterThan(BACKLOG * 9 / 10);
        }
    }
}
