package dev.imagestreams.launcher.stack;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.launcher.LauncherException;
import dev.imagestreams.launcher.data.DataFolder;
import dev.imagestreams.launcher.data.Kubeconfig;
import dev.imagestreams.launcher.data.Port;
import dev.imagestreams.launcher.data.Ports;
import dev.imagestreams.launcher.data.Secrets;
import dev.imagestreams.launcher.data.Users;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything on one machine: database, broker and the four services, each a process, all data in one
 * {@link DataFolder}. {@link #up} starts what is missing and finds all data as it was; {@link #down} stops the way in
 * first and the stores last, so that nothing is cut off while it writes.
 */
public final class Stack {

    private final DataFolder folder;
    private final Secrets secrets;
    private final Ports ports;
    private final List<Component> backends;
    private final List<Component> services;

    private Stack(DataFolder folder, Secrets secrets, Ports ports, Installation installation) {
        this.folder = folder;
        this.secrets = secrets;
        this.ports = ports;
        this.backends = List.of(new DatabaseComponent(folder, secrets, ports), new BrokerComponent(folder, ports));
        this.services = Stream.of(Service.values())
                .<Component>map(service -> new ServiceComponent(service, installation, folder, secrets, ports))
                .toList();
    }

    /** The stack of this folder, running or not. */
    public static Stack of(DataFolder folder, Installation installation, Map<String, String> environment)
            throws IOException {
        return new Stack(folder, Secrets.in(folder), Ports.choose(environment, folder.ports()), installation);
    }

    /** @param moreUsers a token file, or null */
    public void up(Progress progress, @Nullable Path moreUsers) throws IOException, InterruptedException {
        folder.open();
        try (FileLock lock = folder.lock()) {
            requireSamePorts();
            requireFreePorts();
            ports.remember(folder.ports());
            new Users(folder, secrets).write(moreUsers);
            Parallel.each(backends, component -> start(component, progress));
            Parallel.each(services, component -> start(component, progress));
            new Kubeconfig(folder, secrets).write(gateway());
        }
    }

    public void down(Progress progress) throws IOException, InterruptedException {
        folder.requireStack();
        try (FileLock lock = folder.lock()) {
            Parallel.each(services.subList(0, 1), component -> stop(component, progress));
            Parallel.each(services.subList(1, services.size()), component -> stop(component, progress));
            // The broker before the database: nothing depends on their order, but one at a time is easier to read.
            stop(backends.get(1), progress);
            stop(backends.get(0), progress);
        }
    }

    /** In the order in which they are started. */
    public List<Component> components() {
        List<Component> all = new ArrayList<>(backends);
        all.addAll(services);
        return all;
    }

    /** Whether everything runs and is ready. Asking makes nothing. */
    public boolean isUp() throws IOException {
        if (!folder.exists()) {
            return false;
        }
        for (Component component : components()) {
            if (component.process().isEmpty() || !component.isReady()) {
                return false;
            }
        }
        return true;
    }

    public DataFolder folder() {
        return folder;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** Address of the public API. */
    public String gateway() {
        return "https://" + Loopback.address(ports.get(Port.GATEWAY));
    }

    /** Address for Kafka clients. */
    public String kafka() {
        return Loopback.address(ports.get(Port.KAFKA));
    }

    /** For {@code psql}, as the superuser. */
    public String database() throws IOException {
        return "postgresql://postgres:" + secrets.databaseSuperuser() + '@' + Loopback.address(ports.get(Port.DATABASE))
                + "/imagestreams";
    }

    private static void start(Component component, Progress progress) throws IOException, InterruptedException {
        if (component.process().isPresent()) {
            Readiness.await(component);
            progress.say(component.name(), "already running  " + component.address());
        } else {
            progress.say(component.name(), "starting");
            component.start();
            progress.say(component.name(), "ready  " + component.address());
        }
    }

    private static void stop(Component component, Progress progress) throws IOException, InterruptedException {
        if (component.process().isPresent()) {
            component.stop();
            progress.say(component.name(), "stopped");
        }
    }

    private void requireFreePorts() throws IOException {
        for (Component component : components()) {
            if (component.process().isEmpty()) {
                for (Port port : component.ports()) {
                    requireFree(component, port);
                }
            }
        }
    }

    private void requireFree(Component component, Port port) {
        if (!Loopback.isFree(ports.get(port))) {
            throw new LauncherException("Port " + ports.get(port) + " for the " + component.name()
                    + " is taken by another program: stop that, or choose another port with " + port.variable()
                    + ".");
        }
    }

    /** Others would look for what runs where it is not. */
    private void requireSamePorts() throws IOException {
        Ports remembered = Ports.choose(Map.of(), folder.ports());
        for (Component component : components()) {
            for (Port port : component.ports()) {
                if (component.process().isPresent() && remembered.get(port) != ports.get(port)) {
                    throw new LauncherException("The " + component.name() + " runs on port " + remembered.get(port)
                            + " and " + port.variable() + " says " + ports.get(port)
                            + ": run \"imagestreams down\" first, or unset the variable.");
                }
            }
        }
    }
}
