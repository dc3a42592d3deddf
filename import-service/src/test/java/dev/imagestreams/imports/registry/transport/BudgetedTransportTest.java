package dev.imagestreams.imports.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.transport.BudgetedTransport.Limits;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetedTransportTest {

    private static final RegistryRequest REQUEST =
            ScriptedTransport.request("https://r.example/v2/app/manifests/1", false);
    private static final RegistryRequest ELSEWHERE = ScriptedTransport.request("https://other.example/v2/", false);

    private final ScriptedTransport registry = new ScriptedTransport();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.parse("2026-02-01T12:00:00Z");

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

    @Test
    void leavesAloneOnlyWhoseQuotaIsUsedUp() throws Exception {
        BudgetedTransport transport = transport(10, 10);
        registry.answer(429, Map.of("Retry-After", List.of("60")), "");
        transport.send(by("ann"));

        assertThatThrownBy(() -> transport.send(by("ann"))).hasMessageContaining("toomanyrequests");

        registry.answer(200).answer(200);
        transport.send(by("bob"));
        transport.send(REQUEST);
        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429, ratelimit-remaining, 0;w=21600, 108",
        "429, retry-after, 7, 7",
        "429, retry-after, 999999, 120",
        "429, retry-after, soon, 0",
        "429, x-retry-after, 1769947230, 30",
        "429, x-retry-after, 1769940000, 0",
        "200, x-retry-after, 1769947230, 0",
        "200, retry-after, 7, 0",
        "200, ratelimit-remaining, 76;w=21600, 0",
        "200, ratelimit-remaining, 0;w=21600, 108",
        "200, ratelimit-remaining, nonsense, 0"
    })
    void heedsWhatARegistryAsksForWithinBounds(int status, String header, String value, int seconds) throws Exception {
        BudgetedTransport transport = transport(10, 10);
        registry.answer(status, Map.of(header, List.of(value), "ratelimit-limit", List.of("200;w=21600")), "");

        transport.send(REQUEST);

        Duration left = seconds == 0
                ? Duration.ZERO
                : catchThrowableOfType(RegistryException.class, () -> transport.send(REQUEST))
                        .retryAfter()
                        .orElseThrow();
        assertThat(left).isEqualTo(Duration.ofSeconds(seconds));
        if (seconds == 0) {
            registry.answer(200);
            transport.send(REQUEST);
        }
        assertThat(waits).isEmpty();
    }

    /** Docker Hub counts manifests that are read whole, and nothing else. */
    @Test
    void whoHasUsedUpHisPullsMayStillAskForEverythingElse() throws Exception {
        BudgetedTransport transport = transport(10, 10);
        answerUsedUp(200);
        transport.send(REQUEST);

        assertThatThrownBy(() -> transport.send(REQUEST)).hasMessageContaining("toomanyrequests");
        for (String other : List.of("/v2/", "/v2/app/tags/list", "/v2/app/blobs/sha256:0", "/token?scope=manifests/")) {
            registry.answer(200);
            transport.send(ScriptedTransport.request("https://r.example" + other, false));
        }
        answerUsedUp(200);
        transport.send(glance());
        registry.answer(200);
        transport.send(glance());
        assertThat(waits).isEmpty();
    }

    @Test
    void whereAnythingElseIsRefusedAsWellItIsLeftAlone() throws Exception {
        BudgetedTransport transport = transport(10, 10);
        answerUsedUp(429);
        transport.send(glance());

        assertThatThrownBy(() -> transport.send(glance())).hasMessageContaining("toomanyrequests");
        assertThatThrownBy(() -> transport.send(REQUEST)).hasMessageContaining("toomanyrequests");
    }

    private void answerUsedUp(int status) {
        registry.answer(
                status,
                Map.of("ratelimit-remaining", List.of("0;w=21600"), "ratelimit-limit", List.of("100;w=21600")),
                "");
    }

    private static RegistryRequest glance() {
        return new RegistryRequest(
                REQUEST.registry(), RegistryRequest.Method.HEAD, REQUEST.uri(), null, null, null, 1, false);
    }

    private static RegistryRequest by(String account) {
        return new RegistryRequest(
                REQUEST.registry(), REQUEST.method(), REQUEST.uri(), null, account, null, REQUEST.maxBytes(), false);
    }

    private BudgetedTransport transport(int perSecond, int burst) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return new BudgetedTransport(
                registry,
                new Limits(perSecond, burst, Duration.ofSeconds(5), Duration.ofMinutes(2)),
                wait -> {
                    waits.add(wait);
                    now = now.plus(wait);
                },
                clock,
                meters,
                new RegistryLabels());
    }
}
