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
 * Fetches a token as the distribution project's specifications say: {@code GET realm?service=…&scope=…}, with the account's
 * name and basic authentication if there is one, anonymously otherwise; or, of a service that takes OAuth2 only and for accounts
 * with an identity token, {@code POST realm} with the grant in the body.
 */
final class TokenService {

    private static final int MAX_BYTES = 256 * 1024;
    /** What the service may tell its administrators about who has been there. */
    private static final String CLIENT = "imagestreams";

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
        Question question = new Question(registry, insecure, challenge, scope);
        Optional<String> identity = credentials.map(Credentials::identityToken);
        if (credentials.isPresent() && identity.isPresent()) {
            String grant = parameter("grant_type", "refresh_token") + parameter("refresh_token", identity.get());
            return ask(posted(question, credentials.get(), grant));
        }
        RegistryRequest asked = got(question, credentials);
        RegistryResponse response = transport.send(asked);
        boolean takesOAuthOnly = response.status() == 404 || response.status() == 405;
        if (takesOAuthOnly && credentials.isPresent()) {
            String grant = parameter("grant_type", "password")
                    + parameter("username", credentials.get().username())
                    + parameter("password", credentials.get().password());
            return ask(posted(question, credentials.get(), grant));
        }
        return read(asked, response, credentials.isPresent());
    }

    private record Question(RegistryAddress registry, boolean insecure, Challenge.Bearer challenge, String scope) {}

    private static RegistryRequest got(Question question, Optional<Credentials> credentials) throws RegistryException {
        String account = credentials.map(Credentials::username).orElse(null);
        String query = parameter("service", question.challenge().service())
                + parameter("scope", question.scope())
                + parameter("account", account);
        String realm = question.challenge().realm();
        String separator = realm.indexOf('?') < 0 ? "?" : "&";
        return new RegistryRequest(
                question.registry(),
                RegistryRequest.Method.GET,
                address(realm + separator + query.substring(0, query.length() - 1), question.insecure()),
                "application/json",
                account,
                credentials.flatMap(Credentials::basic).orElse(null),
                MAX_BYTES,
                question.insecure());
    }

    private static RegistryRequest posted(Question question, Credentials account, String grant)
            throws RegistryException {
        String form = grant
                + parameter("service", question.challenge().service())
                + parameter("scope", question.scope())
                + parameter("client_id", CLIENT);
        return new RegistryRequest(
                question.registry(),
                RegistryRequest.Method.POST,
                address(question.challenge().realm(), question.insecure()),
                "application/json",
                account.username(),
                null,
                MAX_BYTES,
                question.insecure(),
                form.substring(0, form.length() - 1));
    }

    private Token ask(RegistryRequest posted) throws RegistryException {
        return read(posted, transport.send(posted), true);
    }

    /** @param withAccount whether somebody in particular asked */
    private Token read(RegistryRequest request, RegistryResponse response, boolean withAccount)
            throws RegistryException {
        // OAuth2 says 400 (invalid_grant) where the older specification says 401.
        boolean grantRefused = request.form() != null && response.status() == 400;
        return switch (grantRefused ? 401 : response.status()) {
            case 200 -> token(request, response);
            case 401, 403 ->
                throw withAccount
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

    private static URI address(String text, boolean insecure) throws RegistryException {
        try {
            URI uri = URI.create(text);
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

    private Token token(RegistryRequest request, RegistryResponse response) throws RegistryException {
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
