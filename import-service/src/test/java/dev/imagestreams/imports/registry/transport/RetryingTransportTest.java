package dev.imagestreams.imports.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.imports.work.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingTransportTest {

    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

    private final ScriptedTransport registry = new ScriptedTransport();
    private final List<Duration> pauses = new ArrayList<>();
    private final RetryingTransport retrying = new RetryingTransport(
            registry,
            3,
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2)),
            pauses::add,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void repeatsAfterAPassingStatus(int status) throws Exception {
        registry.answer(status).answer(200);

        RegistryResponse response = retrying.send(ScriptedTransport.request("https://r.example/v2/", false));

        assertThat(response.status()).isEqualTo(200);
        assertThat(pauses).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 400, 401, 403, 404, 501})
    void answersEveryOtherStatusAtOnce(int status) throws Exception {
        registry.answer(status);

        RegistryResponse response = retrying.send(ScriptedTransport.request("https://r.example/v2/", false));

        assertThat(response.status()).isEqualTo(status);
        assertThat(pauses).isEmpty();
    }

    @Test
    void answersTheLastFailureWhenAttemptsAreUsedUp() throws Exception {
        registry.answer(500).answer(502).answer(503);

        RegistryResponse response = retrying.send(ScriptedTransport.request("https://r.example/v2/", false));

        assertThat(response.status()).isEqualTo(503);
        assertThat(registry.requests()).hasSize(3);
    }

    @Test
    void waitsAsLongAsTheRegistryAsks() throws Exception {
        registry.answer(429, Map.of("retry-after", List.of("2")), "")
                .answer(503, Map.of("Retry-After", List.of("Sun, 1 Feb 2026 12:00:01 GMT")), "")
                .answer(200);

        retrying.send(ScriptedTransport.request("https://r.example/v2/", false));

        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    @Test
    void givesUpAtOnceWhenTheRegistryAsksForMorePatienceThanItHas() throws Exception {
        registry.answer(429, Map.of("Retry-After", List.of("3600")), "");

        RegistryResponse response = retrying.send(ScriptedTransport.request("https://r.example/v2/", false));

        assertThat(response.status()).isEqualTo(429);
        assertThat(pauses).isEmpty();
    }

    @Test
    void repeatsWhenTheNetworkFails() throws Exception {
        registry.fail(RegistryException.Kind.UNREACHABLE)
                .fail(RegistryException.Kind.TIMEOUT)
                .answer(200);

        RegistryResponse response = retrying.send(ScriptedTransport.request("https://r.example/v2/", false));

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void doesNotRepeatWhatCannotPass() {
        registry.fail(RegistryException.Kind.TLS);

        assertThatThrownBy(() -> retrying.send(ScriptedTransport.request("https://r.example/v2/", false)))
                .isInstanceOf(RegistryException.class);
        assertThat(registry.requests()).hasSize(1);
    }
}
