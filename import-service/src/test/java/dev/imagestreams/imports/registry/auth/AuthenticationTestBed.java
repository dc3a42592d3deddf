package dev.imagestreams.imports.registry.auth;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.ScriptedTransport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry and its token service, whose answers are written down beforehand, and a clock that is moved by hand. */
abstract class AuthenticationTestBed {

    static final String BASIC = "Basic realm=\"r\"";
    static final String BEARER = "Bearer realm=\"https://auth.example/token\",service=\"r example\"";
    static final Credentials ACCOUNT = new Credentials("ann", "s3cret");
    static final String ACCOUNT_HEADER = ACCOUNT.basic().orElseThrow();
    static final Credentials IDENTITY = new Credentials("ann", "", "an/identity+token");
    final ScriptedTransport registry = new ScriptedTransport();
    final MovingClock clock = new MovingClock();
    final RegistryRequest request = ScriptedTransport.request("https://r.example/v2/a/manifests/1", false);

    RegistryException failure(Optional<Credentials> account) {
        AuthenticatingTransport transport = transport(account);
        return catchThrowableOfType(RegistryException.class, () -> transport.send(request));
    }

    AuthenticatingTransport transport(Optional<Credentials> account) {
        return new AuthenticatingTransport(registry, authorizer(account), "acme/app");
    }

    Authorizer authorizer(Optional<Credentials> account) {
        return new Authorizer(RegistryAddress.named("r.example"), false, account, registry, new RefreshTokens(), clock);
    }

    static Map<String, List<String>> challenge(String header) {
        return Map.of("www-authenticate", List.of(header));
    }

    static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-02-01T12:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

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
    }
}
