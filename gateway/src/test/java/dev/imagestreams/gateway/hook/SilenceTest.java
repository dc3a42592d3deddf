package dev.imagestreams.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void isToldOncePerSilenceAndSoIsItsEnd() {
        Silence silence = new Silence(Optional.of(DAY), START);
        Instant late = START.plus(DAY).plusSeconds(1);

        assertThat(silence.check(START.plus(DAY))).as("not yet").isEmpty();
        assertThat(silence.check(late)).hasValue(Silence.News.SILENT);
        assertThat(silence.check(late.plusSeconds(1))).isEmpty();
        assertThat(silence.tooLong(late)).isTrue();

        assertThat(silence.heard(late.plusSeconds(2))).hasValue(Silence.News.SPEAKS_AGAIN);
        assertThat(silence.heard(late.plusSeconds(3))).isEmpty();
        assertThat(silence.tooLong(late.plusSeconds(3))).isFalse();
        assertThat(silence.check(late.plusSeconds(3).plus(DAY).plusSeconds(1))).hasValue(Silence.News.SILENT);
    }

    @Test
    void isNeverRemarkableOfWhomNothingIsExpected() {
        Silence silence = new Silence(Optional.empty(), START);

        assertThat(silence.check(START.plus(DAY.multipliedBy(1_000)))).isEmpty();
        assertThat(silence.since(START.plus(DAY))).isEqualTo(DAY);
    }

    @Test
    void isAsLongAsWhatWasHeardElsewhereOrBeforeTheStart() {
        Silence silence = new Silence(Optional.of(DAY), START);

        assertThat(silence.heard(START.minus(DAY))).as("no news of now").isEmpty();
        assertThat(silence.since(START)).isEqualTo(DAY);
        assertThat(silence.heard(START.minus(DAY).minusSeconds(1))).isEmpty();
        assertThat(silence.lastHeard()).as("the later one counts").contains(START.minus(DAY));
        assertThat(silence.check(START.plusSeconds(1))).hasValue(Silence.News.SILENT);
        assertThat(silence.tooLongSince(START.plusSeconds(1))).contains(START.minus(DAY));
        assertThat(silence.heard(START)).hasValue(Silence.News.SPEAKS_AGAIN);
    }
}
