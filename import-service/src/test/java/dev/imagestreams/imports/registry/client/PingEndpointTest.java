package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.imports.registry.auth.Challenge;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.ScriptedTransport;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a registry, by its answer to {@code GET /v2/}. */
class PingEndpointTest {

    private static final RegistryAddress REGISTRY = RegistryAddress.named("r.example");
    private static final URI BASE = REGISTRY.base("https");

    private final ScriptedTransport transport = new ScriptedTransport();
    private final PingEndpoint ping = new PingEndpoint(transport, new StatusErrors(Clock.systemUTC()));

    @ParameterizedTest
    @CsvSource({
        "200, ",
        "204, ",
        "401, ",
        "403, ",
        "200, registry/2.0",
        "404, registry/2.0",
        "404, 'registry/1.0, registry/2.0'"
    })
    void isARegistry(int status, String version) throws Exception {
        answer(status, version);

        assertThat(ping.ping(REGISTRY, BASE, null, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "404, ,             404 Not Found",
        "404, registry/1.0, 404 Not Found",
        "301, ,             301 Moved Permanently",
        "400, ,             400 Bad Request"
    })
    void isNoRegistry(int status, String version, String told) {
        answer(status, version);

        RegistryException failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.UNUSABLE);
        assertThat(failure).hasMessage("endpoint \"https://r.example\" does not support v2 API (got " + told + ")");
    }

    @ParameterizedTest
    @CsvSource({"429, RATE_LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE"})
    void mayBeOneThatIsNotWell(int status, Kind kind) {
        answer(status, null);

        assertThat(failure().kind()).isEqualTo(kind);
    }

    @Test
    void saysHowItWantsToBeAuthenticatedTo() throws Exception {
        transport.answer(401, Map.of("WWW-Authenticate", List.of("Basic realm=\"r\"")), "");

        assertThat(ping.ping(REGISTRY, BASE, null, false)).containsExactly(new Challenge.Basic("r"));
        assertThat(transport.requests()).singleElement().hasToString("Get \"https://r.example/v2/\"");
    }

    private RegistryException failure() {
        return catchThrowableOfType(RegistryException.class, () -> ping.ping(REGISTRY, BASE, null, false));
    }

    private void answer(int status, String version) {
        transport.answer(
                status, version == null ? Map.of() : Map.of("Docker-Distribution-API-Version", List.of(version)), "");
    }
}
