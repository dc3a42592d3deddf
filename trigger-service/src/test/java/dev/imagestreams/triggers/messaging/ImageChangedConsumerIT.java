package dev.imagestreams.triggers.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What the consumer makes of bad records and of a database that is away. */
@QuarkusTest
class ImageChangedConsumerIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String QUARANTINE = EventType.IMAGE_CHANGED.deadLetterTopic();

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void aRecordThatIsNoEventIsQuarantinedAndTheNextOneDelivered() {
        byte[] poison = {'{', 0, (byte) 0xff, 'x'};
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url());

            TestBroker.publishBytes(stream.toString(), poison);
            UUID event = TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            assertThat(receiver.received().get(0).header("webhook-id")).isEqualTo(event.toString());
            List<ConsumerRecord<byte[], byte[]>> dead = TestBroker.read(QUARANTINE, stream.toString(), 1);
            assertThat(dead).singleElement().satisfies(record -> {
                assertThat(record.value()).isEqualTo(poison);
                assertThat(header(record, "dead-letter-reason")).isNotBlank();
                assertThat(header(record, "dead-letter-topic")).isEqualTo("image-changed");
                assertThat(header(record, "dead-letter-partition")).containsOnlyDigits();
                assertThat(header(record, "dead-letter-offset")).containsOnlyDigits();
            });
        }
    }

    @Test
    void aTombstoneIsQuarantinedToo() {
        TestBroker.publishBytes(stream.toString(), null);

        assertThat(TestBroker.read(QUARANTINE, stream.toString(), 1)).hasSize(1);
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsSkipped() throws SQLException, InterruptedException {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url());
            execute("alter table notice rename to notice_away");
            UUID during;
            try {
                during = TestBroker.publish(Changes.in(stream));
                Thread.sleep(1500);
                assertThat(receiver.received()).isEmpty();
            } finally {
                execute("alter table notice_away rename to notice");
            }

            UUID after = TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> receiver.received().size() == 2);
            assertThat(receiver.received())
                    .extracting(request -> request.header("webhook-id"))
                    .containsExactlyInAnyOrder(during.toString(), after.toString());
        }
    }

    @Test
    void connectionsThatTheDatabaseDropsAreMadeAgain() throws SQLException {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook("ci", receiver.url());

            for (int i = 0; i < 20; i++) {
                if (i % 5 == 0) {
                    execute("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where usename = current_user and pid <> pg_backend_pid()");
                }
                TestBroker.publish(Changes.in(stream));
            }

            await().atMost(SOON)
                    .until(() -> receiver.received().stream()
                                    .map(request -> request.header("webhook-id"))
                                    .distinct()
                                    .count()
                            == 20);
        }
    }

    /** Over a connection of its own, not one of those it may cut. */
    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        System.getProperty("imagestreams.test.database"), "triggers", "triggers");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
