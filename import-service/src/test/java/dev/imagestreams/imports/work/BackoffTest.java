package dev.imagestreams.imports.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    @Property
    void waitsBetweenHalfAndAllOfTheDoubledTime(@ForAll @IntRange(min = 1, max = 100_000) int attempt) {
        long full = (long) Math.min(200 * Math.pow(2, attempt - 1), 5_000);

        Duration wait = backoff.after(attempt);

        assertThat(wait.toMillis()).isBetween(full / 2, full);
    }

    @Test
    void refusesALongestWaitBelowTheFirst() {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
