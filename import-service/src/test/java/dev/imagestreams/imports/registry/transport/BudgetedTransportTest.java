package dev.imagestreams.imports.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much is sent to a registry in a while. */
class BudgetedTransportTest extends BudgetTestBed {

    @Test
    void sendsABurstAtOnceAndThenAtItsPace() throws Exception {
        BudgetedTransport transport = transport(2, 3);

        for (int i = 0; i < 6; i++) {
            registry.answer(200);
            transport.send(REQUEST);
        }

        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500));
    }

    @Test
    void goesOnAtItsPaceWhenTheClockIsSetBack() throws Exception {
        BudgetedTransport transport = transport(2, 1);
        registry.answer(200);
        transport.send(REQUEST);

        now = now.minus(Duration.ofDays(1));

        for (int i = 0; i < 20; i++) {
            registry.answer(200);
            transport.send(REQUEST);
        }
        assertThat(waits).hasSize(20).containsOnly(Duration.ofMillis(500));
    }

    @Test
    void keepsABudgetForEachRegistry() throws Exception {
        BudgetedTransport transport = transport(1, 1);
        registry.answer(200).answer(200);

        transport.send(REQUEST);
        transport.send(ELSEWHERE);

        assertThat(waits).isEmpty();
    }

    @Test
    void hasNoBoundOfItsOwnIfToldSo() throws Exception {
        BudgetedTransport transport = transport(-1, 1);

        for (int i = 0; i < 5; i++) {
            registry.answer(200);
            transport.send(REQUEST);
        }

        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofMillis(1)) < 0);
    }

    @Test
    void failsAtOnceWhereTheWaitWouldBeTooLong() throws Exception {
        BudgetedTransport transport = transport(10, 10);
        registry.answer(429, Map.of("Retry-After", List.of("60")), "");
        transport.send(REQUEST);

        RegistryException failure = catchThrowableOfType(RegistryException.class, () -> transport.send(REQUEST));

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(registry.requests()).hasSize(1);
        registry.answer(200);
        assertThatCode(() -> transport.send(ELSEWHERE)).doesNotThrowAnyException();
        now = now.plusSeconds(58);
        registry.answer(200);
        transport.send(REQUEST);
        assertThat(waits).containsExactly(Duration.ofSeconds(2));
        assertThat(meters.counter(MeterNames.REGISTRY_PAUSES, MeterNames.REGISTRY, "r.example")
                        .count())
                .isEqualTo(1);
    }
}
