package dev.imagestreams.imports.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleWorkersTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nobodyLooksWhereTheScheduleIsSwitchedOff(boolean enabled) {
        ScheduleConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of("imagestreams.import.schedule.enabled", String.valueOf(enabled)), "test", 100))
                .withMapping(ScheduleConfig.class)
                .build()
                .getConfigMapping(ScheduleConfig.class);
        // There is nothing to claim from, which the loop survives.
        ScheduleWorkers workers =
                new ScheduleWorkers(null, null, null, null, null, null, null, config, new SimpleMeterRegistry());

        workers.start(new StartupEvent());
        workers.wakeForHints();

        assertThat(looking()).isEqualTo(enabled);
        workers.stop();
        await().until(() -> !looking());
    }

    private static boolean looking() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("import-schedule-claim"));
    }
}
