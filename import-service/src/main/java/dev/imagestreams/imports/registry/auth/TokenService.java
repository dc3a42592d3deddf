package dev.imagestreams.imports.registry.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.imports.registry.auth.RefreshTokens.Held;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a token as the distribution project's specifications say: {@code GET realm?service=…&scope=…}, with the account's
 * name and basic authentication if there is one, anonymously otherwise; or, of a service that takes OAuth2 only and for accounts
 * with an identity token, {@code POST realm} with the grant in the body. A refresh token that comes with the answer to a
 * {@code POST} takes the place of what was asked with, which is not used again while it is accepted.
 */
final class TokenService {

    private static final long DEFAULT_SECONDS = 60;
    private static final Duration LONGEST = Duration.ofHours(1);
    /** RFC 6750 §2.1; anything else could break out of the header it is put into, and what is longer fits into none. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16384}");

    private final RegistryTransport transport;
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    /** @param refresh what came with the token for the next time; null mostly */
    private record Granted(Token token, @Nullable String refresh) {

        /** Without the tokens. */
        @Override
        public String toString() {
            return token.toString();
        }
    }

    TokenService(RegistryTransport transport, RefreshTokens refreshTokens, Clock clock) {
        this.transport = transport;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    Token fetch(TokenQuestion question, Optional<Credentials> credentials) throws RegistryException {
        if (credentials.isPresent()) {
            Held held = refreshTokens.of(question.holder(credentials.get()));
            if (credentials.get().identityToken() != null || held.token().isPresent()) {
                return inTurn(question, credentials.get(), held);
            }
        }
        RegistryRequest asked = question.plain(credentials);
        RegistryResponse response = transport.send(asked);
        boolean takesOAuthOnly = response.status() == 404 || response.status() == 405;
        return takesOAuthOnly && credentials.isPresent()
                ? withPassword(question, credentials.get(), refreshTokens.of(question.holder(credentials.get())))
                : read(asked, response, credentials.isPresent()).token();
    }

    /** One after the other: who comes second needs what the first was given. */
    private Token inTurn(TokenQuestion question, Credentials account, Held held) throws RegistryException {
        try {
            held.lock();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(Kind.TIMEOUT, "the token service was not asked: given up", null, e);
        }
        try {
            Optional<String> given = held.token();
            if (given.isPresent()) {
                RegistryRequest asked = question.withToken(account, given.get());
                RegistryResponse response = transport.send(asked);
                if (!refused(asked, response) || account.identityToken() != null) {
                    return keep(held, asked, response);
                }
                held.forget();
                return withPassword(question, account, held);
            }
            String identity = account.identityToken();
            if (identity == null) {
                return withPassword(question, account, held);
            }
            RegistryRequest asked = question.withToken(account, identity);
            return keep(held, asked, transport.send(asked));
        } finally {
            held.unlock();
        }
    }

    private Token withPassword(TokenQuestion question, Credentials account, Held held) throws RegistryException {
        RegistryRequest asked = question.withPassword(account);
        return keep(held, asked, transport.send(asked));
    }

    /** Only what comes with a usable token is kept; who refuses what he gave out is begun with anew the next time. */
    private Token keep(Held held, RegistryRequest asked, RegistryResponse response) throws RegistryException {
        if (refused(asked, response)) {
            held.forget();
        }
        Granted granted = read(asked, response, true);
        held.replace(granted.refresh());
        return granted.token();
    }

    /** OAuth2 says 400 (invalid_grant) where the older specification says 401. */
    private static boolean refused(RegistryRequest request, RegistryResponse response) {
        return response.status() == 401 || request.form() != null && response.status() == 400;
    }

    /** @param withAccount whether somebody in particular asked */
    private Granted read(RegistryRequest request, RegistryResponse response, boolean withAccount)
            throws RegistryException {
        return switch (refused(request, response) ? 401 : response.status()) {
            case 200 -> granted(request, response);
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

    private Granted granted(RegistryRequest request, RegistryResponse response) throws RegistryException {
        try {
            JsonNode body = ModelJson.mapper().readTree(response.body());
            String value = body.path("token").asText(body.path("access_token").asText(""));
            if (TOKEN.matcher(value).matches()) {
                long seconds = body.path("expires_in").asLong(DEFAULT_SECONDS);
                long bounded = Math.min(Math.max(seconds, DEFAULT_SECONDS), LONGEST.toSeconds());
                return new Granted(
                        new Token(value, clock.instant().plusSeconds(bounded)),
                        body.path("refresh_token").textValue());
            }
        } catch (IOException e) {
            // Falls through: no JSON is no token.
        }
        throw RegistryException.unusable(request + ": the token service answered without a token");
    }
}
