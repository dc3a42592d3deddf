package dev.imagestreams.triggers.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.postgres.PostgresServer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** One connection on which several channels are heard. */
class PgNotificationsIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LISTENING = "heard-by-a-test";

    private final PGSimpleDataSource database = database(LISTENING);
    private final Kept one = new Kept("one_of_a_test");
    private final Kept other = new Kept("other_of_a_test");
    private final PgNotifications notifications =
            new PgNotifications(database, List.of(one, other, new Failing("failing_of_a_test")));

    @AfterEach
    void stop() throws InterruptedException {
        notifications.stop(new ShutdownEvent());
    }

    @Test
    void eachChannelHearsItsOwnAndOneThatFailsHindersNone() throws SQLException {
        begin();

        announce("failing_of_a_test", "a");
        announce("one_of_a_test", "b");
        announce("other_of_a_test", "c");
        announce("one_of_a_test", "d");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(one.heard).containsExactly("b", "d");
            assertThat(other.heard).containsExactly("c");
        });
    }

    @Test
    void whoseConnectionWasLostIsToldSoAndHearsAgain() throws SQLException {
        begin();

        execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?", LISTENING);

        await().atMost(SOON).until(() -> one.begun.get() == 2 && other.begun.get() == 2);
        announce("one_of_a_test", "again");
        await().atMost(SOON).untilAsserted(() -> assertThat(one.heard).containsExactly("again"));
    }

    @Test
    void whoStopsHearsNothingMoreAndLeavesNoConnection() throws SQLException, InterruptedException {
        begin();

        notifications.stop(new ShutdownEvent());

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        execute("select count(*) from pg_stat_activity where application_name = ?", LISTENING))
                .isEqualTo("0"));
        announce("one_of_a_test", "late");
        assertThat(one.heard).isEmpty();
    }

    private void begin() {
        notifications.start(new StartupEvent());
        await().atMost(SOON).until(() -> one.begun.get() == 1 && other.begun.get() == 1);
    }

    private static void announce(String channel, String payload) throws SQLException {
        execute("select pg_notify(?, ?)", channel, payload);
    }

    private static String execute(String sql, String... parameters) throws SQLException {
        try (Connection connection = database("a-test").getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private static PGSimpleDataSource database(String application) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(System.getProperty("imagestreams.test.database"));
        database.setUser(PostgresServer.SUPERUSER);
        database.setPassword("postgres");
        database.setApplicationName(application);
        return database;
    }

    private static final class Kept implements PgChannel {

        private final String name;
        private final AtomicInteger begun = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

        private Kept(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void heard(String payload) {
            heard.add(payload);
        }

        @Override
        public void missedSome() {
            begun.incrementAndGet();
        }
    }

    private record Failing(String name) implements PgChannel {

        @Override
        public void heard(String payload) {
            throw new IllegalStateException("this channel fails");
        }

        @Override
        public void missedSome() {
            throw new IllegalStateException("this channel fails");
        }
    }
}
