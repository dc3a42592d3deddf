package dev.imagestreams.triggers.testing;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** An endpoint of webhooks: a real HTTP server that remembers what it got and answers as it is told. */
public final class Receiver implements AutoCloseable {

    /** What to answer. A status of 0 means never. */
    public record Reply(int status, Map<String, String> headers, String body) {

        public static Reply of(int status) {
            return new Reply(status, Map.of(), "");
        }

        public static Reply never() {
            return of(0);
        }
    }

    /** A request as it came. */
    public record Received(Instant at, String method, String path, HttpHeaders headers, byte[] body) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** As the published library does it for a receiver that knows the secret. */
        public void verify(String secret) throws WebhookVerificationException {
            new Webhook(secret).verify(text(), headers);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final IntFunction<Reply> replies;

    private Receiver(IntFunction<Reply> replies) {
        this.replies = replies;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** @param replies from the number of the request, counted from 1 */
    public static Receiver answering(IntFunction<Reply> replies) {
        return new Receiver(replies);
    }

    public static Receiver answering(int status) {
        return answering(number -> Reply.of(status));
    }

    public String url() {
        return url("127.0.0.1");
    }

    public String url(String host) {
        return "http://" + host + ':' + server.getAddress().getPort() + "/hook?from=test";
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Reply reply;
        synchronized (received) {
            received.add(new Received(
                    Instant.now(),
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                    exchange.getRequestBody().readAllBytes()));
            reply = replies.apply(received.size());
        }
        if (reply.status() == 0) {
            hang();
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void hang() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("closed without an answer");
    }
}
