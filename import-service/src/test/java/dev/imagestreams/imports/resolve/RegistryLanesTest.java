package dev.imagestreams.imports.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.resolve.RegistryLanes.Look;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryLanesTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final RegistryLanes lanes = new RegistryLanes(threads, 2);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void runsAllAndNeverMoreAtOneRegistryThanAllowed() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Look<Integer>> looks = IntStream.range(0, 50)
                .mapToObj(i -> new Look<>("r", (Callable<Integer>) () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.sleep(2);
                    running.decrementAndGet();
                    return i;
                }))
                .toList();

        List<Future<Integer>> ended = lanes.runAll(looks, 10_000);

        List<Integer> results = new ArrayList<>();
        for (Future<Integer> future : ended) {
            results.add(future.get());
        }
        assertThat(results)
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    void leavesThreadsToOtherRegistriesWhenOneIsStuck() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        Look<Integer> hanging = new Look<>("dead", () -> {
            stuck.await();
            return 1;
        });
        ExecutorService asker = Executors.newSingleThreadExecutor();
        Future<List<Future<Integer>>> dead = asker.submit(() -> lanes.runAll(Collections.nCopies(20, hanging), 10_000));

        List<Future<Integer>> alive = lanes.runAll(Collections.nCopies(20, new Look<>("alive", () -> 2)), 5_000);

        assertThat(alive).allSatisfy(look -> assertThat(look.get()).isEqualTo(2));
        stuck.countDown();
        assertThat(dead.get()).allSatisfy(look -> assertThat(look.get()).isEqualTo(1));
        asker.shutdownNow();
    }

    @Test
    void cancelsWhatIsNotDoneInTimeAndGoesOn() throws Exception {
        Look<Integer> slow = new Look<>("r", () -> {
            Thread.sleep(60_000);
            return 1;
        });

        List<Future<Integer>> late = lanes.runAll(Collections.nCopies(5, slow), 50);
        List<Future<Integer>> next = lanes.runAll(List.of(new Look<>("r", () -> 2)), 5_000);

        assertThat(late).allMatch(Future::isCancelled);
        assertThat(next.get(0).get()).isEqualTo(2);
    }
}
