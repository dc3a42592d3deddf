package dev.imagestreams.embedded.testing;

import dev.imagestreams.embedded.kafka.Broker;
import dev.imagestreams.embedded.kafka.BrokerSettings;
import dev.imagestreams.embedded.kafka.EventTopics;
import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.postgres.PostgresBinaries;
import dev.imagestreams.embedded.postgres.PostgresServer;
import dev.imagestreams.embedded.postgres.PostgresSettings;
import dev.imagestreams.embedded.postgres.ServiceAccount;
import dev.imagestreams.embedded.postgres.ServiceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The backends of one test run: a broker in this process, a database beside it, both empty at the start and stopped at
 * the end. Tests find them by the system properties {@value #KAFKA} and {@value #DATABASE}.
 */
final class TestBackends implements AutoCloseable {

    /** Set to {@code host:port} of the broker. */
    static final String KAFKA = "imagestreams.test.kafka";

    /** Set to the JDBC url of the database. Each role's password is its name. */
    static final String DATABASE = "imagestreams.test.database";

    private final Path directory;
    private @Nullable Broker broker;
    private @Nullable PostgresServer postgres;

    TestBackends(Path directory) {
        this.directory = directory;
    }

    /** @param names of what is wanted: {@code kafka}, {@code postgres} */
    void start(Set<String> names) throws IOException, InterruptedException, SQLException {
        if (names.contains("postgres")) {
            startPostgres();
        }
        if (names.contains("kafka")) {
            startBroker();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (broker != null) {
            broker.close();
        }
        if (postgres != null) {
            postgres.stop();
        }
    }

    private void startBroker() throws IOException, InterruptedException {
        Path data = directory.resolve("kafka");
        delete(data);
        broker = Broker.start(new BrokerSettings(data, Loopback.freePort(), Loopback.freePort()));
        EventTopics.create(broker.address(), Duration.ofSeconds(60));
        System.setProperty(KAFKA, broker.address());
    }

    private void startPostgres() throws IOException, InterruptedException, SQLException {
        PostgresBinaries binaries = PostgresBinaries.in(directory.resolve("postgres"));
        Path data = directory.resolve("postgres-data");
        PostgresSettings settings =
                new PostgresSettings(data, directory.resolve("postgres.log"), Loopback.freePort(), "postgres");
        postgres = new PostgresServer(binaries, settings);
        // A run that was killed leaves its server behind.
        postgres.stop();
        delete(data);
        postgres.start();
        ServiceDatabase database = new ServiceDatabase(postgres);
        database.prepare(ServiceDatabase.ROLES.stream()
                .map(role -> new ServiceAccount(role, role))
                .toList());
        System.setProperty(DATABASE, database.url());
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
