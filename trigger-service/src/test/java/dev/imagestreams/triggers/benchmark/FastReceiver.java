package dev.imagestreams.triggers.benchmark;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An endpoint that costs as little as one can, because it shares the machine with what is measured: it takes everything and
 * remembers when. Below {@code /dead} it refuses what comes first, so that it is soon known to be ill, and then never answers.
 */
final class FastReceiver implements AutoCloseable {

    private static final int REFUSED = 20;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

    FastReceiver() {
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    long count() {
        return count.get();
    }

    /** When an event first came to a path, as {@link System#nanoTime} tells it; null when it has not. */
    Long arrival(String path, String event) {
        return arrivals.get(path + event);
    }

    /** What came so far is not asked about any more. */
    void forget() {
        arrivals.clear();
    }

    void awaitCount(long wanted, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (count.get() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("only " + count + " of " + wanted + " requests came");
            }
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(HttpServerRequest request) {
        if (request.path().startsWith("/dead")) {
            if (refused.getAndIncrement() < REFUSED) {
                request.response().setStatusCode(500).end();
            }
            return;
        }
        arrivals.putIfAbsent(request.path() + request.getHeader("webhook-id"), System.nanoTime());
        request.endHandler(whole -> {
            request.response().end();
            count.incrementAndGet();
        });
    }
}
