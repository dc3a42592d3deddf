package dev.imagestreams.embedded.kafka;

import dev.imagestreams.embedded.net.Loopback;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Where a single-node broker keeps its log and listens. The settings it gives to Kafka are those of one node that shares
 * a machine with five other processes: nothing replicated, few threads, small buffers.
 *
 * @param directory the log directory; kept between runs
 * @param port for clients
 * @param controllerPort for the broker's own controller
 */
public record BrokerSettings(Path directory, int port, int controllerPort) {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    public BrokerSettings {
        Objects.requireNonNull(directory);
    }

    /** For clients. */
    public String address() {
        return Loopback.address(port);
    }

    Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(ONE_SMALL_NODE);
        properties.put("node.id", String.valueOf(NODE_ID));
        properties.put("process.roles", "broker,controller");
        properties.put("controller.quorum.voters", NODE_ID + "@" + Loopback.address(controllerPort));
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put(
                "listeners",
                "PLAINTEXT://" + address() + "," + CONTROLLER_LISTENER + "://" + Loopback.address(controllerPort));
        properties.put("advertised.listeners", "PLAINTEXT://" + address());
        properties.put("log.dirs", directory.toAbsolutePath().toString());
        return properties;
    }

    private static final Map<String, String> ONE_SMALL_NODE = Map.ofEntries(
            // A misspelt topic must fail, not appear.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            // One consumer per group: waiting for more of them only delays the start.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // After a kill the controller waits this long for the broker's old self before it admits the new one.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("message.max.bytes", String.valueOf(EventTopics.MAX_MESSAGE_BYTES)),
            // The default of 128 MiB is allocated at start.
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024)),
            Map.entry("log.index.size.max.bytes", String.valueOf(1024 * 1024)),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            Map.entry("num.recovery.threads.per.data.dir", "2"),
            Map.entry("metric.reporters", ""));
}
