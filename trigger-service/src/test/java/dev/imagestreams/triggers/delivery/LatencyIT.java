package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Received;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * From publishing an event to its arrival at the receiver, at some fifty events per second. The bound is the one a user
 * would notice and leaves room for a busy machine; the figures are logged.
 */
@QuarkusTest
class LatencyIT {

    private static final Logger LOG = Logger.getLogger(LatencyIT.class);
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final int WARM_UP = 100;
    private static final int EVENTS = 200;

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void aSingleChangeIsToldAtOnce() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url());

            assertThat(p99(receiver, "alone")).isLessThan(BOUND);
        }
    }

    @Test
    void aDeadEndpointWithABacklogDelaysNobody() throws InterruptedException {
        try (Receiver dead = Receiver.answering(number -> Reply.never());
                Receiver receiver = Receiver.answering(200)) {
            for (int i = 0; i < 20; i++) {
                api.webhook("dead-" + i, dead.url());
            }
            api.webhook("ci", receiver.url());

            assertThat(p99(receiver, "beside 20 dead endpoints")).isLessThan(BOUND);
            assertThat(dead.received()).isNotEmpty();
        }
    }

    private Duration p99(Receiver receiver, String what) throws InterruptedException {
        Map<String, Instant> published = new ConcurrentHashMap<>();
        for (int i = 0; i < WARM_UP + EVENTS; i++) {
            UUID id = UUID.randomUUID();
            published.put(id.toString(), Instant.now());
            TestBroker.publish(id, Changes.in(stream));
            Thread.sleep(15);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> receiver.received().size() == WARM_UP + EVENTS);
        List<Duration> latencies = new ArrayList<>();
        for (Received request : receiver.received().subList(WARM_UP, WARM_UP + EVENTS)) {
            latencies.add(Duration.between(published.get(request.header("webhook-id")), request.at()));
        }
        latencies.sort(null);
        LOG.infof(
                "event to request, %s: p50=%d ms p99=%d ms",
                what,
                latencies.get(EVENTS / 2).toMillis(),
                latencies.get(EVENTS * 99 / 100).toMillis());
        return latencies.get(EVENTS * 99 / 100);
    }
}
