package dev.imagestreams.triggers.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {

    @ParameterizedTest
    @CsvSource({"*, true", "is.example, true", "IS.example, true", "other.example, false", "'', false", ", false"})
    void anEndpointAgreesByNamingTheSenderOrAnybody(@Nullable String origin, boolean admits) {
        assertThat(new Allowance(origin, null).admits("is.example")).isEqualTo(admits);
    }

    @ParameterizedTest
    @CsvSource({"120, PT0.5S", "1, PT1M", "999999, PT0.00006S", "*,", "0,", "-5,", "often,", "9999999999,", ","})
    void aRateIsSoManyPerMinute(@Nullable String rate, @Nullable Duration pace) {
        Duration actual = new Allowance("*", rate).pace();

        if (pace == null) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isCloseTo(pace, Duration.ofMillis(1));
        }
    }
}
