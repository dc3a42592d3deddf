package dev.imagestreams.triggers.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.delivery.ChangeFanOut;
import dev.imagestreams.triggers.delivery.ChangeFanOut.Received;
import dev.imagestreams.triggers.notice.NoticeWriter;
import dev.imagestreams.triggers.subscription.Triggers;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.wakeup.DueSignal;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The figures of {@code docs/benchmarks.md}; receiver, broker and database share the machine. */
@QuarkusTest
@TestProfile(AsInstalled.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIfSystemProperty(named = "benchmark", matches = ".*")
class DeliveryBenchmarkIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ENDPOINTS = 100;
    private static final int DELIVERIES = 20_000;
    private static final int SUBSCRIPTIONS = 10_000;
    private static final int BACKLOG = 10_000;
    private static final int CHANGES = 100;
    private static final int ROUNDS = 3;
    private static final int PAIRS = 5;

    @Inject
    Triggers triggers;

    @Inject
    ChangeFanOut fanOut;

    @Inject
    NoticeWriter writer;

    @Inject
    DueSignal signal;

    @Inject
    DataSource database;

    private Bench bench;
    private FastReceiver receiver;

    @BeforeEach
    void start() {
        bench = new Bench(triggers, database);
        receiver = new FastReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    @Order(1)
    void deliveriesPerSecondBesideTheBareClient() throws Exception {
        byte[] body = writer.write(bench.change().id(), bench.change().change(), false)
                .body();
        double bare = 0;
        double told = 0;
        bench.webhooks(ENDPOINTS, receiver.url("/hook"));
        try (BareClient client = new BareClient(receiver.port())) {
            client.post(DELIVERIES, body);
            deliver(DELIVERIES / ENDPOINTS);
            for (int round = 0; round < ROUNDS; round++) {
                bare = Math.max(bare, client.post(DELIVERIES, body));
                told = Math.max(told, deliver(DELIVERIES / ENDPOINTS));
            }
        }
        System.out.printf(
                "deliveries: %,.0f/s signed and recorded; bare client %,.0f/s; ratio %.2f%n", told, bare, told / bare);
    }

    @Test
    @Order(2)
    void oneChangeForManySubscriptions() throws Exception {
        bench.webhooks(SUBSCRIPTIONS, receiver.url("/hook"));
        for (int round = 1; round <= ROUNDS; round++) {
            long start = System.nanoTime();
            fanOut.fanOut(List.of(bench.change()));
            double enqueued = seconds(start);
            signal.raise();
            receiver.awaitCount((long) round * SUBSCRIPTIONS, PATIENCE);
            double told = seconds(start);
            bench.awaitDeliveries("delivered", (long) round * SUBSCRIPTIONS, PATIENCE);
            System.out.printf(
                    "one change, %,d subscriptions: enqueued after %.2f s, all told after %.2f s, recorded after %.2f s%n",
                    SUBSCRIPTIONS, enqueued, told, seconds(start));
        }
    }

    @Test
    @Order(3)
    void fromChangeToFirstAttempt() throws Exception {
        bench.webhooks(10, receiver.url("/hook"));
        latencies(10, CHANGES);
        System.out.printf("from change to first attempt, 20 changes/s for 10 each: %s%n", latencies(10, CHANGES));
    }

    @Test
    @Order(4)
    void oneDeadEndpointBesideHealthyOnes() throws Exception {
        bench.webhooks(ENDPOINTS, receiver.url("/hook"));
        latencies(ENDPOINTS, CHANGES);
        List<Double> alone = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        for (int round = 0; round < PAIRS; round++) {
            alone.add(latencies(ENDPOINTS, CHANGES).percentile(99));
            Bench dying = new Bench(triggers, database);
            dying.webhook("dead", receiver.url("/dead"));
            for (int i = 0; i < BACKLOG; i += 500) {
                fanOut.fanOut(Stream.generate(dying::change).limit(500).toList());
            }
            signal.raise();
            beside.add(latencies(ENDPOINTS, CHANGES).percentile(99));
            assertThat(dying.count("pending")).isEqualTo(BACKLOG);
            dying.remove("dead");
        }
        System.out.printf("p99 of %d healthy endpoints in ms, alone:           %s%n", ENDPOINTS, shown(alone));
        System.out.printf("p99 of the same beside one dead with %,d pending: %s%n", BACKLOG, shown(beside));
        System.out.printf(
                "median of the p99: alone %.1f ms, beside the dead one %.1f ms, %+.0f %%%n",
                median(alone), median(beside), (median(beside) / median(alone) - 1) * 100);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String shown(List<Double> values) {
        return values.stream().map(value -> String.format("%.1f", value)).collect(Collectors.joining(" "));
    }

    /** Returns deliveries per second, from when they can be claimed until each is recorded. */
    private double deliver(int changes) throws InterruptedException, SQLException {
        long before = bench.count("delivered");
        fanOut.fanOut(Stream.generate(bench::change).limit(changes).toList());
        long start = System.nanoTime();
        signal.raise();
        bench.awaitDeliveries("delivered", before + (long) changes * ENDPOINTS, PATIENCE);
        return changes * ENDPOINTS / seconds(start);
    }

    /** Twenty changes per second, each told to every endpoint. */
    private Figures latencies(int endpoints, int changes) throws InterruptedException {
        Map<String, Long> published = new HashMap<>();
        long before = receiver.count();
        for (int i = 0; i < changes; i++) {
            Received change = bench.change();
            published.put(change.id().toString(), System.nanoTime());
            TestBroker.publish(change.id(), change.change());
            Thread.sleep(50);
        }
        receiver.awaitCount(before + (long) changes * endpoints, PATIENCE);
        Figures figures = new Figures();
        published.forEach((event, at) -> {
            for (int number = 0; number < endpoints; number++) {
                figures.add(receiver.arrival("/hook" + number, event) - at);
            }
        });
        return figures;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
