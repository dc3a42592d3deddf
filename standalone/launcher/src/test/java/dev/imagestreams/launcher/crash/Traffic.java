package dev.imagestreams.launcher.crash;

import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.launcher.gateway.StreamApi;
import dev.imagestreams.model.image.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Moves over many streams at the same time; those of one stream one after the other. No more begin than were allowed, so
 * that the traffic lasts as long as the sabotage.
 */
final class Traffic implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore allowed = new Semaphore(0);
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<String, Future<List<Digest>>> streams = new LinkedHashMap<>();
    private final CrashPlan plan;

    Traffic(CrashPlan plan) {
        this.plan = plan;
    }

    void begin(StreamApi api, ImagePusher pusher, String registry) {
        for (String name : plan.streamNames()) {
            MovingStream stream = new MovingStream(name, api, pusher, registry);
            streams.put(name, threads.submit(() -> {
                List<Digest> history = new ArrayList<>();
                for (int move = 0; move < plan.movesPerStream(); move++) {
                    allowed.acquire();
                    history.add(stream.move(move, history));
                    accepted.incrementAndGet();
                }
                return history;
            }));
        }
    }

    /** Moves the gateway has answered with success so far. */
    int accepted() {
        return accepted.get();
    }

    /** So many more moves may begin. */
    void allow(int moves) {
        allowed.release(moves);
    }

    /** @throws ExecutionException with the reason, if a stream has given up */
    void requireHealthy() throws ExecutionException, InterruptedException {
        for (Future<List<Digest>> stream : streams.values()) {
            if (stream.isDone()) {
                stream.get();
            }
        }
    }

    /** What each stream's tag pointed to, oldest first, as far as the gateway said so. Waits for the last move. */
    Map<String, List<Digest>> histories() throws ExecutionException, InterruptedException {
        Map<String, List<Digest>> histories = new LinkedHashMap<>();
        for (Map.Entry<String, Future<List<Digest>>> stream : streams.entrySet()) {
            histories.put(stream.getKey(), stream.getValue().get());
        }
        return histories;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
