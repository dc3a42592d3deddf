package dev.imagestreams.triggers.notify.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up on threads of its own, because look-ups block; some for long, where name servers do not answer. So a name is
 * looked up once at a time however many ask for it, and a namespace never has more than a few threads: whoever names hosts of
 * dead name servers keeps only itself waiting. For many threads.
 */
final class NameLookups implements AutoCloseable {

    private static final int THREADS = 64;
    private static final int PER_NAMESPACE = 8;

    private final HostLookup lookup;
    private final WorkerExecutor threads;
    private final Map<Wish, Future<InetAddress[]>> wished = new HashMap<>();
    private final Map<String, Turns> turns = new HashMap<>();

    NameLookups(Vertx vertx, HostLookup lookup) {
        this.lookup = lookup;
        this.threads = vertx.createSharedWorkerExecutor("webhook-lookup", THREADS);
    }

    private record Wish(String namespace, String host) {}

    private record Waiting(Wish wish, Promise<InetAddress[]> found) {}

    /** What a namespace has under way, and what waits for that to end. */
    private static final class Turns {
        private final Queue<Waiting> waiting = new ArrayDeque<>();
        private int underWay;
    }

    Future<InetAddress[]> addresses(String namespace, String host) {
        Wish wish = new Wish(namespace, host);
        Promise<InetAddress[]> found = Promise.promise();
        synchronized (this) {
            Future<InetAddress[]> same = wished.putIfAbsent(wish, found.future());
            if (same != null) {
                return same;
            }
            turns.computeIfAbsent(namespace, first -> new Turns()).waiting.add(new Waiting(wish, found));
        }
        beginNext(namespace);
        return found.future();
    }

    private void beginNext(String namespace) {
        Waiting next = next(namespace);
        if (next != null) {
            threads.executeBlocking(() -> lookup.addresses(next.wish().host()), false)
                    .onComplete(result -> end(next, result));
        }
    }

    private synchronized @Nullable Waiting next(String namespace) {
        Turns here = turns.get(namespace);
        if (here == null || here.underWay == PER_NAMESPACE || here.waiting.isEmpty()) {
            return null;
        }
        here.underWay++;
        return here.waiting.remove();
    }

    private void end(Waiting ended, AsyncResult<InetAddress[]> result) {
        String namespace = ended.wish().namespace();
        synchronized (this) {
            // Before anybody hears of it: who asks from now on wants to know how it is from now on.
            wished.remove(ended.wish());
            Turns here = turns.get(namespace);
            here.underWay--;
            if (here.underWay == 0 && here.waiting.isEmpty()) {
                turns.remove(namespace);
            }
        }
        beginNext(namespace);
        ended.found().handle(result);
    }

    @Override
    public void close() {
        threads.close();
    }
}
