package dev.imagestreams.launcher.stack;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.launcher.data.DataFolder;
import dev.imagestreams.launcher.data.Port;
import dev.imagestreams.launcher.data.Ports;
import dev.imagestreams.launcher.data.Secrets;
import dev.imagestreams.launcher.gateway.LocalTrust;
import dev.imagestreams.launcher.process.Daemon;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One of the four services: its package, run with little memory, ready when its own health check says so. */
final class ServiceComponent implements Component {

    /** More than a service takes to finish what it has begun. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(2);

    private final Service service;
    private final Installation installation;
    private final DataFolder folder;
    private final Ports ports;
    private final ServiceEnvironment environment;
    private final Daemon daemon;

    ServiceComponent(Service service, Installation installation, DataFolder folder, Secrets secrets, Ports ports) {
        this.service = service;
        this.installation = installation;
        this.folder = folder;
        this.ports = ports;
        this.environment = new ServiceEnvironment(folder, secrets, ports);
        this.daemon = new Daemon(folder.processFile(service.title()), folder.log(service.title()));
    }

    @Override
    public String name() {
        return service.title();
    }

    @Override
    public List<Port> ports() {
        return List.of(service.port());
    }

    @Override
    public Path log() {
        return folder.log(name());
    }

    @Override
    public Optional<ProcessHandle> process() throws IOException {
        return daemon.process();
    }

    @Override
    public void start() throws IOException, InterruptedException {
        List<String> command = List.of(
                Installation.java(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                // Half the start-up time and a sixth less memory; a busy installation runs without it.
                "-XX:TieredStopAtLevel=1",
                // With the first compiler alone it would be 48 MiB, and a service that runs for weeks must not fill it.
                "-XX:ReservedCodeCacheSize=128m",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                installation.serviceJar(name()).toString());
        daemon.start(command, environment.of(service), LauncherEnvironment.variables());
        Readiness.await(this);
    }

    @Override
    public boolean isReady() {
        try {
            HttpRequest health = HttpRequest.newBuilder(URI.create(address() + "/q/health/ready"))
                    .timeout(HEALTH_TIMEOUT)
                    .build();
            Optional<HttpClient> client = client();
            return client.isPresent()
                    && client.get().send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        daemon.stop(PATIENCE);
    }

    @Override
    public String address() {
        String scheme = service == Service.GATEWAY ? "https" : "http";
        return scheme + "://" + Loopback.address(ports.get(service.port()));
    }

    /** Nothing until the gateway has made the authority to trust. */
    private Optional<HttpClient> client() throws IOException {
        if (service != Service.GATEWAY) {
            return Optional.of(HttpClient.newHttpClient());
        }
        return Files.exists(folder.authority())
                ? Optional.of(HttpClient.newBuilder()
                        .sslContext(LocalTrust.in(folder.authority()))
                        .build())
                : Optional.empty();
    }
}
