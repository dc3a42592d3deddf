package dev.imagestreams.imports.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.imagestreams.imports.work.Backoff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageRuleTest {

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(16), Duration.ofMinutes(5));

    private final OutageRule rule = new OutageRule(3, PAUSES);

    @Test
    void toleratesAFewFailures() {
        int failures = rule.afterFailure(rule.afterFailure(0, false), false);

        assertThat(failures).isEqualTo(2);
        assertThat(rule.leftAlone(failures)).isFalse();
        assertThat(rule.pause(failures)).isEmpty();
    }

    @Test
    void leavesARegistryAloneAfterSoManyInARow() {
        int failures = rule.afterFailure(2, false);

        assertThat(rule.leftAlone(failures)).isTrue();
        assertThat(rule.pause(failures).orElseThrow()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(16));
    }

    @Test
    void letsThePauseGrowWithEachProbeThatFailsUpToABound() {
        assertThat(rule.pause(rule.afterFailure(3, true)).orElseThrow())
                .isBetween(Duration.ofSeconds(16), Duration.ofSeconds(32));
        assertThat(rule.pause(rule.afterFailure(60, true)).orElseThrow())
                .isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }

    @Test
    void doesNotCountWhatWasUnderWayOrAskedForByHand() {
        assertThat(rule.afterFailure(3, false)).isEqualTo(3);
        assertThat(rule.afterFailure(7, false)).isEqualTo(7);
    }

    @Test
    void refusesToLeaveEverybodyAlone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OutageRule(0, PAUSES));
    }
}
