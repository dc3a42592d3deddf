package dev.imagestreams.embedded.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.imagestreams.embedded.net.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An OCI distribution registry over plain HTTP on loopback: push, pull and list, with what {@code docker},
 * {@code skopeo} and import-service need. Remembers the requests it got, and misbehaves as told by a
 * {@link RegistryFault}.
 */
public final class RegistryServer implements AutoCloseable {

    static {
        // Without it small answers wait for the client's delayed acknowledgement, 40 ms each.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "registry");
        thread.setDaemon(true);
        return thread;
    });
    private final RegistryApi api = new RegistryApi();
    private final Queue<RegistryRequest> requests = new ConcurrentLinkedQueue<>();
    private final @Nullable Credentials credentials;
    private volatile RegistryFault fault = RegistryFault.NONE;

    private RegistryServer(@Nullable Credentials credentials, int port) throws IOException {
        this.credentials = credentials;
        this.server = HttpServer.create(new InetSocketAddress(Loopback.HOST, port), 128);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** For everybody, on a free port. */
    public static RegistryServer start() throws IOException {
        return new RegistryServer(null, 0);
    }

    /** For everybody, on this port. */
    public static RegistryServer start(int port) throws IOException {
        return new RegistryServer(null, port);
    }

    /** For those who know these, on a free port. */
    public static RegistryServer startProtected(Credentials credentials) throws IOException {
        return new RegistryServer(credentials, 0);
    }

    /** {@code host:port}, as in a pull spec. */
    public String address() {
        return Loopback.address(server.getAddress().getPort());
    }

    /** From now on; {@link RegistryFault#NONE} ends it. */
    public void misbehave(RegistryFault how) {
        fault = how;
    }

    /** Every request so far, without bodies. */
    public List<RegistryRequest> requests() {
        return List.copyOf(requests);
    }

    public void forgetRequests() {
        requests.clear();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            RegistryRequest request = RegistryRequest.read(exchange);
            requests.add(request.withoutBody());
            fault.answer(request, () -> healthy(request)).send(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RegistryAnswer healthy(RegistryRequest request) {
        return isAllowed(request)
                ? api.answer(request)
                : RegistryAnswer.error(401, "UNAUTHORIZED", "authentication required")
                        .withHeader("WWW-Authenticate", "Basic realm=\"registry\"");
    }

    private boolean isAllowed(RegistryRequest request) {
        return credentials == null || request.header("authorization").equals(Optional.of(credentials.basic()));
    }
}
