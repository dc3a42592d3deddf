package dev.imagestreams.launcher.webhook;

import dev.imagestreams.embedded.net.Loopback;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/**
 * An endpoint on loopback. What is signed with its secret is kept in the order of arrival and answered with 204;
 * anything else is counted and answered with 401. Safe for several threads.
 */
public final class WebhookReceiver implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final WebhookSecret secret;
    private final Clock clock = Clock.systemUTC();
    private final List<Webhook> received = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    private WebhookReceiver(WebhookSecret secret) {
        this.secret = secret;
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setHost(Loopback.HOST).setPort(0))
                .requestHandler(this::receive);
    }

    public static WebhookReceiver start(WebhookSecret secret) throws IOException {
        WebhookReceiver receiver = new WebhookReceiver(secret);
        await(receiver.server.listen());
        return receiver;
    }

    public String url() {
        return "http://" + Loopback.address(server.actualPort()) + "/hook";
    }

    /** Everything so far, in the order of arrival. */
    public synchronized List<Webhook> received() {
        return List.copyOf(received);
    }

    /** Why requests were refused: each was not signed rightly, or is no event. */
    public synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    /**
     * @return the first webhook that fits, of those that arrived and those to come
     * @throws IOException if there is none in time
     */
    public synchronized Webhook await(Predicate<Webhook> fits, Duration patience)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < received.size(); seen++) {
                if (fits.test(received.get(seen))) {
                    return received.get(seen);
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IOException("no such webhook within " + patience.toSeconds() + " s; " + received.size()
                        + " others arrived; refused: " + refusals);
            }
            wait(1 + left / 1_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        await(vertx.close());
    }

    private void receive(HttpServerRequest request) {
        long arrived = System.nanoTime();
        request.body().onSuccess(body -> request.response()
                .setStatusCode(keep(request, body, arrived) ? 204 : 401)
                .end());
    }

    private synchronized boolean keep(HttpServerRequest request, Buffer body, long arrived) {
        String id = header(request, "webhook-id");
        boolean signed = secret.signed(
                id,
                header(request, "webhook-timestamp"),
                header(request, "webhook-signature"),
                body.getBytes(),
                clock.instant());
        if (!signed) {
            refusals.add("not signed with the secret: " + id);
            return false;
        }
        try {
            received.add(Webhook.read(id, body.getBytes(), arrived));
        } catch (IOException noEvent) {
            refusals.add("no event: " + noEvent.getMessage());
            return false;
        }
        notifyAll();
        return true;
    }

    private static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
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
}
