package dev.imagestreams.triggers.benchmark;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The HTTP client that deliveries use, with nothing else: no signature, no check of addresses, no database. */
final class BareClient implements AutoCloseable {

    private static final int UNDER_WAY = 800;
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http;
    private final int port;

    BareClient(int port) {
        this.port = port;
        this.http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(512));
    }

    /** Returns requests per second. */
    double post(int count, byte[] body) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(count);
        CountDownLatch done = new CountDownLatch(count);
        long start = System.nanoTime();
        for (int i = 0; i < UNDER_WAY; i++) {
            next(left, done, body);
        }
        done.await();
        return count * 1e9 / (System.nanoTime() - start);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void next(AtomicInteger left, CountDownLatch done, byte[] body) {
        if (left.getAndDecrement() <= 0) {
            return;
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/bare")
                .setTimeout(TIMEOUT_MILLIS);
        http.request(options)
                .compose(request -> request.putHeader("webhook-id", "bare").send(Buffer.buffer(body)))
                .compose(response -> response.body())
                .onComplete(answered -> {
                    done.countDown();
                    next(left, done, body);
                });
    }
}
