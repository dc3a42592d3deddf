package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.notify.Outcome;
import dev.imagestreams.triggers.notify.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeliveryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final DeliveryPolicy policy = new DeliveryPolicy(
            new RetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5)), 0, new Random(1)),
            new RetrySchedule(List.of(Duration.ZERO, Duration.ofMillis(250)), 0, new Random(1)));

    @Test
    void anAcceptedDeliveryIsDone() {
        assertThat(policy.judge(new Outcome.Accepted(null, null), 1, NOW)).isEqualTo(new Verdict.Delivered());
    }

    @Test
    void aFailedOneIsTriedAgainByTheSchedule() {
        assertThat(policy.judge(Outcome.Failed.because("no"), 2, NOW))
                .isEqualTo(new Verdict.Retry(NOW.plus(Duration.ofMinutes(5))));
    }

    @Test
    void oneThatFailedInsideIsTriedAgainSooner() {
        Outcome inside = new Outcome.Failed("restarting", null, null, true);

        assertThat(policy.judge(inside, 1, NOW)).isEqualTo(new Verdict.Retry(NOW.plusMillis(250)));
        assertThat(policy.judge(inside, 2, NOW)).isEqualTo(new Verdict.Dead(null));
    }

    @Test
    void theLastFailureGivesUpButLeavesTheTrigger() {
        assertThat(policy.judge(Outcome.Failed.because("no"), 3, NOW)).isEqualTo(new Verdict.Dead(null));
    }

    @Test
    void moreTriesThanTheScheduleHasGiveUpToo() {
        assertThat(policy.judge(Outcome.Failed.because("no"), 4, NOW)).isEqualTo(new Verdict.Dead(null));
    }

    @Test
    void aTargetThatIsGoneIsGivenUpAtOnceAndItsTriggerPaused() {
        assertThat(policy.judge(new Outcome.Gone(new Answer(410, null)), 1, NOW))
                .isEqualTo(new Verdict.Dead("the endpoint is gone (status 410)"));
    }

    @Test
    void aTargetThatAsksForMoreTimeGetsIt() {
        Outcome busy = new Outcome.Failed("busy", null, Duration.ofMinutes(1), false);

        assertThat(policy.judge(busy, 1, NOW)).isEqualTo(new Verdict.Retry(NOW.plus(Duration.ofMinutes(1))));
    }

    @Test
    void aTargetThatAsksForLessTimeCannotBurnItsAttempts() {
        Outcome hasty = new Outcome.Failed("busy", null, Duration.ZERO, false);

        assertThat(policy.judge(hasty, 2, NOW)).isEqualTo(new Verdict.Retry(NOW.plus(Duration.ofMinutes(5))));
    }
}
