package dev.imagestreams.imports.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Duration BEAT = Duration.ofMillis(5);
    private static final Duration FOREVER = Duration.ofHours(1);

    private final Queue<List<String>> renewed = new ConcurrentLinkedQueue<>();

    @Test
    void renewsWhatIsUnderWayAndNothingElse() {
        try (Heartbeat<String> heartbeat = new Heartbeat<>("test", BEAT, FOREVER, renewed::add)) {
            heartbeat.start();

            heartbeat.during("a", a -> await().until(() -> renewed.size() >= 3));
            renewed.clear();
            heartbeat.during("b", b -> await().until(
                            () -> renewed.stream().filter(List.of("b")::equals).count() >= 3));
        }

        assertThat(renewed)
                .as("but for a beat that had begun before")
                .filteredOn(pieces -> pieces.contains("a"))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void leavesWhatHangsToOthersInTheEnd() {
        CountDownLatch stuck = new CountDownLatch(1);
        Queue<Long> beats = new ConcurrentLinkedQueue<>();
        Duration longest = Duration.ofMillis(200);
        try (Heartbeat<String> heartbeat =
                new Heartbeat<>("test", BEAT, longest, pieces -> beats.add(System.nanoTime()))) {
            heartbeat.start();

            heartbeat.during("hanging", piece -> {
                long begin = System.nanoTime();
                await().until(() -> System.nanoTime() - begin > longest.toNanos());
                beats.clear();
                waitFor(stuck, Duration.ofMillis(100));
            });
        }

        assertThat(beats).as("but for a beat that had begun before").hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void goesOnAfterARenewalThatFails() {
        try (Heartbeat<String> heartbeat = new Heartbeat<>("test", BEAT, FOREVER, pieces -> {
            renewed.add(pieces);
            throw new IllegalStateException("the database is away");
        })) {
            heartbeat.start();

            heartbeat.during("a", a -> await().until(() -> renewed.size() >= 3));
        }

        assertThat(renewed).allMatch(List.of("a")::equals);
    }

    private static void waitFor(CountDownLatch latch, Duration patience) {
        try {
            latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
