package dev.imagestreams.imports.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulseTest {

    private static final RegistryRequest PING = new RegistryRequest(
            RegistryAddress.named("registry.example"),
            RegistryRequest.Method.GET,
            URI.create("https://registry.example/v2/"),
            null,
            null,
            null,
            1_000,
            false);

    private final AtomicLong time = new AtomicLong(-5);
    private final Pulse pulse = new Pulse(time::get);

    @Test
    void hearsAnyAnswerFromThenOn() throws RegistryException {
        long before = pulse.now();
        time.incrementAndGet();
        pulse.of(request -> new RegistryResponse(503, Map.of(), new byte[0])).send(PING);

        assertThat(pulse.answeredSince("registry.example", before)).isTrue();
        assertThat(pulse.answeredSince("another.example", before)).isFalse();
        time.incrementAndGet();
        assertThat(pulse.answeredSince("registry.example", pulse.now())).isFalse();
    }

    @Test
    void takesAMirrorsAnswerForItsSources() throws RegistryException {
        pulse.standsInFor("registry.example", "source.example");

        pulse.of(request -> new RegistryResponse(404, Map.of(), new byte[0])).send(PING);

        assertThat(pulse.answeredSince("source.example", -5)).isTrue();
        assertThat(pulse.answeredSince("another.example", -5)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE,false", "TIMEOUT,false", "TLS,false", "UNUSABLE,true", "UNAVAILABLE,true"})
    void knowsFailuresThatAreAnswers(Kind kind, boolean answer) {
        RegistryTransport failing = pulse.of(request -> {
            throw new RegistryException(kind, "no");
        });

        assertThatThrownBy(() -> failing.send(PING)).isInstanceOf(RegistryException.class);

        assertThat(pulse.answeredSince("registry.example", -5)).isEqualTo(answer);
    }
}
