package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.notify.Outcome;
import dev.imagestreams.triggers.notify.http.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndpointHealthTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final BreakerRules RULES =
            new BreakerRules(10, 0.7, 10, Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofDays(5));

    private static final Outcome OK = new Outcome.Accepted(new Answer(200, null), null);
    private static final Outcome BROKEN = Outcome.Failed.because("no answer");
    private static final Outcome WRONG = new Outcome.Failed("no such page", new Answer(404, null), null, false);

    private EndpointHealth health = EndpointHealth.unknown(START);
    private Instant now = START;

    @Test
    void tenFailuresInARowOpenTheBreakerForAProbe() {
        meet(BROKEN, 9);
        assertThat(health.openUntil()).isNull();

        meet(BROKEN, 1);

        assertThat(health.openUntil()).isEqualTo(now.plusSeconds(30));
        assertThat(health.failingSince()).isEqualTo(START.plusSeconds(1));
        assertThat(health.lastError()).isEqualTo("no answer");
    }

    @Test
    void anEndpointThatBlamesTheRequestIsLeftAloneSooner() {
        meet(WRONG, 5);

        assertThat(health.openUntil()).isEqualTo(now.plusSeconds(30));
    }

    @Test
    void aProbeThatFailsKeepsItOpenAndOneThatSucceedsClosesIt() {
        meet(BROKEN, 10);
        now = now.plusSeconds(40);

        meet(BROKEN, 1);
        assertThat(health.openUntil()).isEqualTo(now.plusSeconds(30));
        now = now.plusSeconds(40);
        meet(OK, 1);

        assertThat(health.openUntil()).isNull();
        assertThat(health.failures()).isZero();
        assertThat(health.failingSince()).isNull();
    }

    @Test
    void anEndpointThatFlapsOpensTheBreakerByItsShare() {
        for (int i = 0; i < 2; i++) {
            meet(BROKEN, 3);
            meet(OK, 1);
        }
        meet(BROKEN, 1);
        assertThat(health.openUntil()).isNull();

        meet(BROKEN, 1);

        assertThat(health.failures()).isEqualTo(2);
        assertThat(health.openUntil()).isEqualTo(now.plusSeconds(30));
    }

    @Test
    void failuresOfLongAgoDoNotCount() {
        meet(BROKEN, 8);
        meet(OK, 1);
        now = now.plus(Duration.ofMinutes(6));

        meet(BROKEN, 3);

        assertThat(health.windowAll()).isEqualTo(3);
        assertThat(health.openUntil()).isNull();
    }

    @Test
    void whoAsksToBeLeftAloneIsAfterOneFailure() {
        meet(new Outcome.Failed("busy", new Answer(429, null), Duration.ofMinutes(2), false), 1);

        assertThat(health.openUntil()).isEqualTo(now.plus(Duration.ofMinutes(2)));
        assertThat(health.failures()).isEqualTo(1);
    }

    @Test
    void whoSaysHowOftenIsToldNoMoreOften() {
        meet(new Outcome.Accepted(new Answer(200, null), Duration.ofSeconds(6)), 1);

        assertThat(health.openUntil()).isEqualTo(now.plusSeconds(6));
        assertThat(health.failures()).isZero();
        assertThat(health.failingSince()).isNull();
    }

    @Test
    void daysOfNothingButFailuresWarnAndThenExhaust() {
        meet(BROKEN, 1);
        Instant since = now;

        assertThat(warnedAfter(since, Duration.ofHours(59))).isZero();
        assertThat(warnedAfter(since, Duration.ofHours(60))).isEqualTo(50);
        assertThat(warnedAfter(since, Duration.ofHours(84))).isEqualTo(70);
        assertThat(warnedAfter(since, Duration.ofHours(108))).isEqualTo(90);
        assertThat(health.isExhausted(now, RULES)).isFalse();
        now = since.plus(Duration.ofDays(5));

        assertThat(health.isExhausted(now, RULES)).isTrue();
    }

    @Test
    void oneSuccessStartsTheDaysAnew() {
        meet(BROKEN, 1);
        now = now.plus(Duration.ofDays(4));
        meet(OK, 1);
        meet(BROKEN, 1);
        now = now.plus(Duration.ofDays(4));

        assertThat(health.isExhausted(now, RULES)).isFalse();
    }

    private int warnedAfter(Instant since, Duration time) {
        now = since.plus(time).minusSeconds(1);
        meet(BROKEN, 1);
        return health.warned();
    }

    private void meet(Outcome outcome, int times) {
        for (int i = 0; i < times; i++) {
            now = now.plusSeconds(1);
            health = health.after(outcome, now, RULES);
        }
    }
}
