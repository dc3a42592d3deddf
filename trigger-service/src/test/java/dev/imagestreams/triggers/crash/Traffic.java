package dev.imagestreams.triggers.crash;

import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Changes that go on, whoever is there to hear of them: of some streams in turn, in the order of their numbers. */
final class Traffic implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(20);
    private static final int STREAMS = 4;

    private final String namespace;
    private final List<Published> published = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::publish, "traffic");
    private volatile boolean over;

    /** A change that the broker has. */
    record Published(UUID event, StreamKey stream, String tag, long sequence) {

        String tagKey() {
            return stream + ":" + tag;
        }
    }

    Traffic(String namespace) {
        this.namespace = namespace;
        thread.start();
    }

    List<Published> published() {
        return List.copyOf(published);
    }

    /** Ends it; what was published stays known. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }

    private void publish() {
        for (int number = 1; !over; number++) {
            StreamKey stream = new StreamKey(namespace, "s" + number % STREAMS);
            String tag = number % 3 == 0 ? "test" : "prod";
            UUID event = TestBroker.publish(Changes.in(stream, tag, number));
            published.add(new Published(event, stream, tag, number));
            try {
                Thread.sleep(PACE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
