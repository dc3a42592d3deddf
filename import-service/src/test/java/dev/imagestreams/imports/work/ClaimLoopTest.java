package dev.imagestreams.imports.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClaimLoopTest {

    private static final Duration NEVER = Duration.ofHours(1);

    private final Queue<Integer> stored = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> done = new ConcurrentLinkedQueue<>();

    @Test
    void worksOnWhatIsThereAtTheStart() {
        stored.addAll(List.of(1, 2, 3, 4, 5));
        try (ClaimLoop<Integer> loop = new ClaimLoop<>("test", 2, NEVER, this::claim, done::add)) {

            loop.start();

            await().untilAsserted(() -> assertThat(done).containsExactlyInAnyOrder(1, 2, 3, 4, 5));
        }
    }

    @Test
    void looksAtOnceWhenWoken() {
        AtomicInteger looks = new AtomicInteger();
        try (ClaimLoop<Integer> loop = new ClaimLoop<>("test", 2, NEVER, slots -> counted(looks, slots), done::add)) {
            loop.start();
            await().untilAsserted(() -> assertThat(looks).hasPositiveValue());
            stored.add(7);

            loop.wake();

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(done).containsExactly(7));
        }
    }

    @Test
    void looksAgainAfterItsInterval() {
        try (ClaimLoop<Integer> loop = new ClaimLoop<>("test", 2, Duration.ofMillis(20), this::claim, done::add)) {
            loop.start();

            stored.add(7);

            await().untilAsserted(() -> assertThat(done).containsExactly(7));
        }
    }

    @Test
    void claimsAgainWhenAPieceEndsThatHadTheShareOthersWaitFor() {
        stored.addAll(List.of(1, 2, 3));
        Shares<Integer> shares = new Shares<>(2, 1, piece -> "the same");
        try (ClaimLoop<Integer> loop = new ClaimLoop<>(
                "test",
                2,
                NEVER,
                slots -> shares.claim(slots, (free, room) -> room.of("the same") > 0 ? claim(1) : List.of()),
                piece -> shares.run(piece, done::add))) {

            loop.start();

            await().untilAsserted(() -> assertThat(done).containsExactly(1, 2, 3));
        }
    }

    @Test
    void claimsNoMoreThanItCanStart() throws InterruptedException {
        stored.addAll(List.of(1, 2, 3, 4, 5));
        CountDownLatch release = new CountDownLatch(1);
        try (ClaimLoop<Integer> loop = new ClaimLoop<>("test", 2, Duration.ofMillis(10), this::claim, piece -> {
            waitFor(release);
            done.add(piece);
        })) {
            loop.start();
            await().untilAsserted(() -> assertThat(stored).hasSize(3));
            Thread.sleep(100);

            assertThat(stored).as("still only two are claimed").hasSize(3);

            release.countDown();
            await().untilAsserted(() -> assertThat(done).hasSize(5));
        }
    }

    @Test
    void goesOnAfterWorkAndClaimsThatFail() {
        stored.addAll(List.of(1, 2, 3));
        AtomicInteger looks = new AtomicInteger();
        try (ClaimLoop<Integer> loop = new ClaimLoop<>(
                "test",
                1,
                Duration.ofMillis(10),
                slots -> {
                    if (looks.incrementAndGet() == 2) {
                        throw new IllegalStateException("the database is away");
                    }
                    return claim(slots);
                },
                piece -> {
                    if (piece == 2) {
                        throw new IllegalStateException("broken piece");
                    }
                    done.add(piece);
                })) {

            loop.start();

            await().untilAsserted(() -> assertThat(done).containsExactly(1, 3));
        }
    }

    private List<Integer> counted(AtomicInteger looks, int slots) {
        List<Integer> claimed = claim(slots);
        looks.incrementAndGet();
        return claimed;
    }

    private List<Integer> claim(int slots) {
        List<Integer> claimed = new ArrayList<>();
        for (Integer next = stored.poll(); next != null; next = claimed.size() < slots ? stored.poll() : null) {
            claimed.add(next);
        }
        return claimed;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
