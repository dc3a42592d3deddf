package dev.imagestreams.triggers.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "' 120 ', PT2M",
        "999999999, P1D",
        "'Fri, 02 Jan 2026 03:05:05 GMT', PT1M",
        "'Fri, 02 Jan 2026 03:00:00 GMT', PT0S",
        "'Sat, 02 Jan 2027 03:00:00 GMT', P1D"
    })
    void readsSecondsAndDatesWithinADay(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, NOW)).contains(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "Fri, 99 Jan 2026 03:05:05 GMT"})
    void takesNonsenseForNothing(@Nullable String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
