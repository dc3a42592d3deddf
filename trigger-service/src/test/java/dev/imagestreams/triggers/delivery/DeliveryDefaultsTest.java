package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.testing.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What operators get who configure nothing: the times that senders of webhooks agree on. */
class DeliveryDefaultsTest {

    private final DeliveryConfig defaults = Settings.of(DeliveryConfig.class, Map.of());

    @Test
    void tenAttemptsAreMadeOverAbout75Hours() {
        assertThat(defaults.schedule())
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(5),
                        Duration.ofHours(10),
                        Duration.ofHours(14),
                        Duration.ofHours(20),
                        Duration.ofHours(24));
        assertThat(defaults.schedule().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
        assertThat(defaults.jitter()).isEqualTo(0.2);
        assertThat(defaults.inFlightPerTrigger()).isEqualTo(8);
    }

    @Test
    void twoQuickAttemptsMoreAreMadeInside() {
        assertThat(defaults.insideSchedule())
                .startsWith(Duration.ZERO, Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5))
                .containsAll(defaults.schedule())
                .hasSize(defaults.schedule().size() + 2);
    }

    @Test
    void theFirstAttemptIsNeverPutOff() {
        RetrySchedule schedule = new RetrySchedule(defaults.schedule(), defaults.jitter(), new Random(1));

        assertThat(schedule.afterFailures(0)).contains(Duration.ZERO);
        assertThat(schedule.afterFailures(9)).isPresent();
        assertThat(schedule.afterFailures(10)).isEmpty();
    }

    @Test
    void theBreakerAndTheEndOfPatienceAreAsOthersHaveThem() {
        assertThat(BreakerRules.of(defaults.breaker()))
                .isEqualTo(new BreakerRules(
                        10, 0.7, 10, Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofDays(5)));
    }

    @Test
    void whatCouldNotBeToldCanBeToldForThirtyDays() {
        assertThat(defaults.keepDead()).isEqualTo(Duration.ofDays(30));
        assertThat(defaults.keepLog()).isEqualTo(Duration.ofDays(30));
    }
}
