package dev.imagestreams.launcher.stack;

import dev.imagestreams.embedded.kafka.BrokerMain;
import dev.imagestreams.embedded.kafka.EventTopics;
import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.launcher.data.DataFolder;
import dev.imagestreams.launcher.data.Port;
import dev.imagestreams.launcher.data.Ports;
import dev.imagestreams.launcher.process.Daemon;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kafka, in a process of its own, with the topics of the events. */
final class BrokerComponent implements Component {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataFolder folder;
    private final Ports ports;
    private final Daemon daemon;

    BrokerComponent(DataFolder folder, Ports ports) {
        this.folder = folder;
        this.ports = ports;
        this.daemon = new Daemon(folder.processFile(name()), log());
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public List<Port> ports() {
        return List.of(Port.KAFKA, Port.KAFKA_CONTROLLER);
    }

    @Override
    public Path log() {
        return folder.log("broker");
    }

    @Override
    public Optional<ProcessHandle> process() throws IOException {
        return daemon.process();
    }

    @Override
    public void start() throws IOException, InterruptedException {
        daemon.start(command(), Map.of(), LauncherEnvironment.variables());
        Readiness.await(this);
        EventTopics.create(address(), PATIENCE);
    }

    @Override
    public boolean isReady() {
        return !Loopback.isFree(ports.get(Port.KAFKA));
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        daemon.stop(PATIENCE);
    }

    @Override
    public String address() {
        return Loopback.address(ports.get(Port.KAFKA));
    }

    private List<String> command() {
        return List.of(
                Installation.java(),
                "-Xms96m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka=info",
                "-cp",
                Installation.classPath(),
                BrokerMain.class.getName(),
                folder.kafka().toString(),
                String.valueOf(ports.get(Port.KAFKA)),
                String.valueOf(ports.get(Port.KAFKA_CONTROLLER)));
    }
}
