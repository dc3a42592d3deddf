package dev.imagestreams.imports.registry.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a token as the distribution project's token specification says: {@code GET realm?service=…&scope=…}, with
 * basic authentication if there is an account, anonymously otherwise.
 */
final class TokenService {

    private static final int MAX_BYTES = 256 * 1024;
    private static final long DEFAULT_SECONDS = 60;
    private static final Duration LONGEST = Duration.ofHours(1);
    /** RFC 6750 §2.1; anything else could break out of the header it is put into. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]+");

    private final RegistryTransport transport;
    private final Clock clock;

    TokenService(RegistryTransport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /** @param insecure whether the realm may be plain http, where a password can be read on the way */
    Token fetch(
            RegistryAddress registry,
            boolean insecure,
            Challenge.Bearer challenge,
            String scope,
            Optional<Credentials> credentials)
            throws RegistryException {
        RegistryRequest request = new RegistryRequest(
                registry,
                RegistryRequest.Method.GET,
                address(challenge, scope, insecure),
                "application/json",
                credentials.map(Credentials::username).orElse(null),
                credentials.map(Credentials::basic).orElse(null),
                MAX_BYTES,
                insecure);
        RegistryResponse response = transport.send(request);
        return switch (response.status()) {
            case 200 -> read(request, response);
            case 401, 403 ->
                throw credentials.isPresent()
                        ? new RegistryException(Kind.BAD_CREDENTIALS, request + ": the account was not accepted")
                        : new RegistryException(Kind.DENIED, request + ": no anonymous access");
            case 429 ->
                throw new RegistryException(
                        Kind.RATE_LIMITED,
                        request + ": too many requests",
                        response.retryAfter(clock.instant()).orElse(null),
                        null);
            default ->
                throw new RegistryException(
                        response.status() >= 500 ? Kind.UNAVAILABLE : Kind.UNUSABLE,
                        request + ": unexpected status " + response.status());
        };
    }

    private static URI address(Challenge.Bearer challenge, String scope, boolean insecure) throws RegistryException {
        String query = parameter("service", challenge.service()) + parameter("scope", scope);
        try {
            String separator = challenge.realm().indexOf('?') < 0 ? "?" : "&";
            URI uri = URI.create(challenge.realm() + separator + query.substring(0, query.length() - 1));
            boolean web = "https".equals(uri.getScheme()) || insecure && "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Falls through: both are a realm we cannot use.
        }
        throw RegistryException.unusable("the registry names a token service that cannot be used");
    }

    private static String parameter(String name, @Nullable String value) {
        return value == null ? "" : name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8) + '&';
    }

    private Token read(RegistryRequest request, RegistryResponse response) throws RegistryException {
        try {
            JsonNode body = ModelJson.mapper().readTree(response.body());
            String value = body.path("token").asText(body.path("access_token").asText(""));
            if (TOKEN.matcher(value).matches()) {
                long seconds = body.path("expires_in").asLong(DEFAULT_SECONDS);
                long bounded = Math.min(Math.max(seconds, DEFAULT_SECONDS), LONGEST.toSeconds());
                return new Token(value, clock.instant().plusSeconds(bounded));
            }
        } catch (IOException e) {
            // Falls through: no JSON is no token.
        }
        throw RegistryException.unusable(request + ": the token service answered without a token");
    }
}
