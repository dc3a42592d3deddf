package dev.imagestreams.triggers.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkQueueTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final ObjectKey A = key("a");
    private static final ObjectKey B = key("b");

    private final WorkQueue queue = new WorkQueue();

    @Test
    void theLongestDueComeFirstAndOnlyWhatIsDue() {
        queue.add(A, NOW.minusSeconds(1));
        queue.add(B, NOW.minusSeconds(2));
        queue.add(key("later"), NOW.plusSeconds(3));

        assertThat(queue.take(NOW, 10)).containsExactly(B, A);
        assertThat(queue.untilNext(NOW)).contains(Duration.ofSeconds(3));
    }

    @Test
    void whatIsAskedForOftenIsThereOnce() {
        queue.add(A, NOW.plusSeconds(5));
        queue.add(A, NOW);
        queue.add(A, NOW.plusSeconds(9));

        assertThat(queue.take(NOW, 10)).containsExactly(A);
        queue.done(A);
        assertThat(queue.take(NOW.plusSeconds(99), 10)).isEmpty();
    }

    @Test
    void whatIsUnderWayIsNotTakenAgainAndNotLost() {
        queue.add(A, NOW);
        queue.take(NOW, 10);

        queue.add(A, NOW.plusSeconds(4));
        queue.add(A, NOW.plusSeconds(2));

        assertThat(queue.take(NOW.plusSeconds(9), 10)).isEmpty();
        queue.done(A);
        assertThat(queue.untilNext(NOW)).contains(Duration.ofSeconds(2));
        assertThat(queue.take(NOW.plusSeconds(2), 10)).containsExactly(A);
    }

    @Test
    void noMoreAreUnderWayThanThereIsRoomFor() {
        queue.add(A, NOW);
        queue.add(B, NOW);

        assertThat(queue.take(NOW, 1)).containsExactly(A);
        assertThat(queue.take(NOW, 1)).isEmpty();
        queue.done(A);
        assertThat(queue.take(NOW, 1)).containsExactly(B);
    }

    @Test
    void whatIsRemovedIsForgottenAlsoWhenUnderWay() {
        queue.add(A, NOW);
        queue.add(B, NOW);
        queue.take(NOW, 1);
        queue.add(A, NOW);

        queue.remove(A);
        queue.remove(B);
        queue.done(A);

        assertThat(queue.take(NOW, 10)).isEmpty();
        assertThat(queue.waiting()).isZero();
        assertThat(queue.underWay()).isZero();
    }

    private static ObjectKey key(String name) {
        return new ObjectKey(ObjectKind.DEPLOYMENT, "demo", name);
    }
}
