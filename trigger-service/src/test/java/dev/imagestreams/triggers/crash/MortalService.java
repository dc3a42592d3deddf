package dev.imagestreams.triggers.crash;

import dev.imagestreams.embedded.net.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The service from its package, as a process of its own that can be killed and started again at the same address. It is the
 * only one of its consumer group and of its database.
 */
final class MortalService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final int port = Loopback.freePort();
    private final Path log = Path.of("target", "mortal-service.log").toAbsolutePath();
    private final Map<String, String> environment = new HashMap<>();
    private Process process;

    /** Impatient, so that what a dead process held is soon somebody else's. */
    MortalService(OwnDatabase database) throws IOException {
        Files.deleteIfExists(log);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.role());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.role());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", System.getProperty("imagestreams.test.kafka"));
        environment.put("MP_MESSAGING_INCOMING_IMAGE_CHANGED_GROUP_ID", database.role());
        environment.put("IMAGESTREAMS_INTERNAL_PASSWORD", "test");
        environment.put("IMAGESTREAMS_SECRETS_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        environment.put("IMAGESTREAMS_WEBHOOK_ALLOWED_NETWORKS", "127.0.0.1/32");
        environment.put("IMAGESTREAMS_WEBHOOK_CONNECT_TIMEOUT", "1s");
        environment.put("IMAGESTREAMS_WEBHOOK_TOTAL_TIMEOUT", "2s");
        environment.put("IMAGESTREAMS_DELIVERY_LEASE", "3s");
        environment.put("IMAGESTREAMS_DELIVERY_LOOK", "1s");
        for (String schedule : List.of("IMAGESTREAMS_DELIVERY_SCHEDULE", "IMAGESTREAMS_DELIVERY_INSIDE_SCHEDULE")) {
            environment.put(schedule, "0s,200ms,200ms,500ms,1s,1s,1s,1s,1s,1s");
        }
        process = launch();
    }

    int port() {
        return port;
    }

    /** SIGKILL. Returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException, InterruptedException {
        process = launch();
        awaitReady();
    }

    void awaitReady() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (http.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It is not listening yet.
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                List<String> lines = Files.readAllLines(log);
                throw new IllegalStateException("the service does not start; the end of " + log + ":\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size())));
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        // Who comes again takes its place in the group at once, which else is kept for the dead.
                        "-Dmp.messaging.incoming.image-changed.group.instance.id=mortal",
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process started = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        return started;
    }
}
