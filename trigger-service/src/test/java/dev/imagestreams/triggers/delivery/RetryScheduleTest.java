package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Property
    void everyWaitStaysWithinTheJitter(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 86_400_000) Integer> millis,
            @ForAll @DoubleRange(max = 1) double jitter,
            @ForAll @IntRange(max = 11) int failures,
            @ForAll long seed) {
        List<Duration> waits = millis.stream().map(Duration::ofMillis).toList();
        RetrySchedule schedule = new RetrySchedule(waits, jitter, new Random(seed));

        var wait = schedule.afterFailures(failures);

        assertThat(wait.isPresent()).isEqualTo(failures < waits.size());
        wait.ifPresent(actual -> assertThat((double) actual.toMillis())
                .isBetween(
                        Math.floor(millis.get(failures) * (1 - jitter)),
                        Math.ceil(millis.get(failures) * (1 + jitter))));
    }

    @Test
    void jitterSpreadsToBothSides() {
        RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(100)), 0.2, new Random(1));

        List<Long> waits = Stream.generate(
                        () -> schedule.afterFailures(0).orElseThrow().toSeconds())
                .limit(200)
                .toList();

        assertThat(waits).anyMatch(wait -> wait < 85).anyMatch(wait -> wait > 115);
    }

    @Test
    void withoutJitterTheListIsKeptToTheLetter() {
        RetrySchedule schedule = new RetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(5)), 0, new Random(1));

        assertThat(schedule.afterFailures(1)).contains(Duration.ofSeconds(5));
        assertThat(schedule.afterFailures(2)).isEmpty();
    }

    @Test
    void refusesAScheduleWithoutAttempts() {
        assertThatThrownBy(() -> new RetrySchedule(List.of(), 0.2, new Random(1)))
                .hasMessageContaining("imagestreams.delivery.schedule");
    }

    @Test
    void refusesJitterBeyondTheWholeWait() {
        assertThatThrownBy(() -> new RetrySchedule(List.of(Duration.ZERO), 1.5, new Random(1)))
                .hasMessageContaining("imagestreams.delivery.jitter");
    }
}
