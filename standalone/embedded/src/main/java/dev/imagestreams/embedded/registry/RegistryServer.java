package dev.imagestreams.embedded.registry;

import dev.imagestreams.embedded.net.Loopback;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * An OCI distribution registry over plain HTTP on loopback: push, pull and list, with what {@code docker},
 * {@code skopeo} and import-service need. Clients that try TLS first are refused at once. Remembers the requests it got, and misbehaves as told by a
 * {@link RegistryFault}.
 */
public final class RegistryServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final RegistryApi api = new RegistryApi();
    private final Queue<RegistryRequest> requests = new ConcurrentLinkedQueue<>();
    private final @Nullable Credentials credentials;
    private volatile RegistryFault fault = RegistryFault.NONE;

    private RegistryServer(@Nullable Credentials credentials, int port) throws IOException {
        this.credentials = credentials;
        HttpServerOptions options = new HttpServerOptions()
                .setHost(Loopback.HOST)
                .setPort(port)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false);
        this.server = vertx.createHttpServer(options).requestHandler(this::receive);
        await(server.listen());
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
        return Loopback.address(server.actualPort());
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
    public void close() throws IOException {
        await(vertx.close());
    }

    private void receive(HttpServerRequest http) {
        http.body().onSuccess(body -> {
            RegistryRequest request = RegistryRequest.of(http, body);
            requests.add(request.withoutBody());
            // A fault may block as long as it likes: other requests go on.
            vertx.executeBlocking(() -> fault.answer(request, () -> healthy(request)), false)
                    .onSuccess(answer -> sendLater(http, answer))
                    .onFailure(broken -> RegistryAnswer.error(500, "UNKNOWN", "unknown error")
                            .send(http, vertx));
        });
    }

    private void sendLater(HttpServerRequest http, RegistryAnswer answer) {
        if (answer.delay().isZero()) {
            answer.send(http, vertx);
        } else {
            vertx.setTimer(answer.delay().toMillis(), timer -> answer.send(http, vertx));
        }
    }

    private static void await(Future<?> future) throws IOException {
        try {
            future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
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
