package dev.imagestreams.gateway.api.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "PT-5S, Less than a second ago",
        "PT0.9S, Less than a second ago",
        "PT1S, 1 second ago",
        "PT59S, 59 seconds ago",
        "PT60S, About a minute ago",
        "PT2M, 2 minutes ago",
        "PT60M, About an hour ago",
        "PT47H, 47 hours ago",
        "PT48H, 2 days ago",
        "P13D, 13 days ago",
        "P14D, 2 weeks ago",
        "P59D, 8 weeks ago",
        "P60D, 2 months ago",
        "P729D, 24 months ago",
        "P730D, 2 years ago"
    })
    void timeIsToldInTheWordsOfOpenShift(Duration past, String words) {
        assertThat(Elapsed.ago(NOW.minus(past), NOW)).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "PT-5S, 0s",
        "PT119S, 119s",
        "PT2M, 2m",
        "PT3M12S, 3m12s",
        "PT10M30S, 10m",
        "PT3H, 3h",
        "PT5H7M, 5h7m",
        "PT47H, 47h",
        "P2DT1H, 2d1h",
        "P9D, 9d",
        "P800D, 2y70d"
    })
    void agesAreToldInTheShortFormOfKubernetes(Duration past, String age) {
        assertThat(Elapsed.age(NOW.minus(past), NOW)).isEqualTo(age);
    }
}
