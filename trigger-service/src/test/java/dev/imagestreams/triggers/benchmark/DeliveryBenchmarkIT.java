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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
    private static final Duration TWENTY_A_SECOND = Duration.ofMillis(50);
    private static final int PACED_CHANGES = 75;
    private static final Duration PACE = Duration.ofMillis(80);
    private static final int PAIRS = 10;

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
        latencies(10, CHANGES, TWENTY_A_SECOND);
        System.out.printf(
                "from change to first attempt, 20 changes/s for 10 each: %s%n",
                latencies(10, CHANGES, TWENTY_A_SECOND));
    }

    /**
     * The same backlog is due in every second round, and not in the others: in all of them it is there, and the endpoint is
     * known to be dead. Fewer changes a second than the machine can do, so that what is measured is not its limit.
     */
    @Test
    @Order(4)
    void oneDeadEndpointBesideHealthyOnes() throws Exception {
        bench.webhooks(ENDPOINTS, receiver.url("/hook"));
        Bench dying = new Bench(triggers, database);
        dying.webhook("dead", receiver.url("/dead"));
        for (int i = 0; i < BACKLOG; i += 500) {
            fanOut.fanOut(Stream.generate(dying::change).limit(500).toList());
        }
        signal.raise();
        Backlog backlog = dying.backlog();
        Pairs latencies = new Pairs();
        Pairs transactions = new Pairs();
        Pairs rows = new Pairs();
        for (int pair = 0; pair <= PAIRS; pair++) {
            backlog.isNotDue();
            Round alone = round(backlog);
            backlog.isDue();
            Round beside = round(backlog);
            if (pair > 0) {
                latencies.add(alone.p99(), beside.p99());
                transactions.add(alone.transactions(), beside.transactions());
                rows.add(alone.rows(), beside.rows());
            }
            assertThat(dying.count("pending")).isEqualTo(BACKLOG);
        }
        System.out.printf(
                "%d healthy endpoints, and one dead one with %,d pending:%n"
                        + "p99 in ms: %s%ntransactions per change: %s%nrows looked at per change: %s%n",
                ENDPOINTS, BACKLOG, latencies, transactions, rows);
    }

    /** The rest per change. */
    private record Round(double p99, double transactions, double rows) {}

    private Round round(Backlog backlog) throws Exception {
        Backlog.Work before = backlog.work();
        double p99 = latencies(ENDPOINTS, PACED_CHANGES, PACE).percentile(99);
        Backlog.Work done = backlog.work().since(before);
        double changes = PACED_CHANGES;
        return new Round(p99, done.transactions() / changes, done.rows() / changes);
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

    /** Changes at this pace, each told to every endpoint. */
    private Figures latencies(int endpoints, int changes, Duration pace) throws InterruptedException {
        Map<String, Long> published = new HashMap<>();
        receiver.forget();
        long before = receiver.count();
        long next = System.nanoTime();
        for (int i = 0; i < changes; i++) {
            Received change = bench.change();
            published.put(change.id().toString(), System.nanoTime());
            TestBroker.publish(change.id(), change.change());
            next += pace.toNanos();
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
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
