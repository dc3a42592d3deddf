package dev.imagestreams.imports.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CadenceTest {

    private final Cadence cadence = new Cadence(Duration.ofMinutes(15), Duration.ofHours(4));

    @Property
    void looksAgainAfterAboutTheIntervalWhenAllIsWell() {
        assertThat(cadence.next(0, Duration.ZERO)).isBetween(Duration.ofSeconds(810), Duration.ofSeconds(990));
    }

    @Property
    void doublesTheIntervalWithEachFailureUpToTheLongest(@ForAll @IntRange(min = 1, max = 10_000) int failures) {
        double expected = Math.min(900 * Math.pow(2, failures - 1), 4 * 3600);

        assertThat(cadence.next(failures, Duration.ZERO).toMillis())
                .isBetween((long) (expected * 900), (long) (expected * 1100));
    }

    @Test
    void leavesARegistryAloneForAsLongAsItAsked() {
        Duration asked = Duration.ofHours(1);

        assertThat(cadence.next(1, asked)).isBetween(asked, Duration.ofMinutes(66));
    }

    /** Decades are asked for by a header of nine digits, or by a clock that is wrong. */
    @Property
    void leavesNoRegistryAloneForLongerThanTheLongestInterval(
            @ForAll @IntRange(max = 100) int failures,
            @ForAll @LongRange(min = 4 * 3600, max = 999_999_999) long asked) {
        assertThat(cadence.next(failures, Duration.ofSeconds(asked)))
                .isBetween(Duration.ofHours(4), Duration.ofMinutes(264));
    }

    @Property
    void spreadsTheFirstLooks() {
        assertThat(cadence.first()).isBetween(Duration.ofSeconds(450), Duration.ofSeconds(900));
    }

    @Test
    void refusesAnIntervalOfNothing() {
        assertThatThrownBy(() -> new Cadence(Duration.ZERO, Duration.ofHours(1)))
                .hasMessageContaining("imagestreams.import.schedule");
    }
}
