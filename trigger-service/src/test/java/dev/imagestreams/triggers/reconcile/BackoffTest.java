package dev.imagestreams.triggers.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Property
    void eachWaitIsTwiceTheOneBeforeUpToTheLongestAndAQuarterMoreAtMost(
            @ForAll @IntRange(min = 1, max = 10_000) int failures, @ForAll long seed) {
        Duration plain = failures > 9 ? LONGEST : Duration.ofSeconds(1L << (failures - 1));

        Duration wait = new Backoff(FIRST, LONGEST, new Random(seed)).after(failures);

        assertThat(wait).isBetween(plain, plain.multipliedBy(5).dividedBy(4));
    }

    @Test
    void waitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, LONGEST, new Random()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Backoff(LONGEST, FIRST, new Random()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
