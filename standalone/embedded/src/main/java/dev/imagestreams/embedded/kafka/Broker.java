package dev.imagestreams.embedded.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Kafka itself, one node that is broker and controller, running in this process. Its directory is formatted once and
 * found again on every later start, also after the process was killed: what was acknowledged is there.
 */
public final class Broker implements AutoCloseable {

    private final BrokerSettings settings;
    private final KafkaRaftServer server;

    private Broker(BrokerSettings settings, KafkaRaftServer server) {
        this.settings = settings;
        this.server = server;
    }

    /** Returns when clients can connect. */
    public static Broker start(BrokerSettings settings) throws IOException {
        format(settings);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.properties(), false), Time.SYSTEM);
        server.startup();
        return new Broker(settings, server);
    }

    /** For clients: {@code host:port}. */
    public String address() {
        return settings.address();
    }

    /** Blocks until somebody closes the broker. */
    public void awaitStop() {
        server.awaitShutdown();
    }

    /** Flushes and stops; returns when everything is on disk. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(BrokerSettings settings) throws IOException {
        if (Files.exists(settings.directory().resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(settings.directory());
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(report, true, StandardCharsets.UTF_8))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(settings.directory().toAbsolutePath().toString())
                    .setMetadataLogDirectory(
                            Optional.of(settings.directory().toAbsolutePath().toString()))
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .run();
        } catch (Exception e) {
            throw new IOException(
                    "cannot format the broker's directory " + settings.directory() + ": "
                            + report.toString(StandardCharsets.UTF_8),
                    e);
        }
    }
}
