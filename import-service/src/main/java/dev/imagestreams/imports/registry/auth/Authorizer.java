package dev.imagestreams.imports.registry.auth;

import dev.imagestreams.imports.registry.transport.ErrorBody;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known about authenticating to one registry: the challenge it gave, and tokens by scope until they expire. Used
 * by many threads at once; two that miss the same token may both fetch one, which costs a request and breaks nothing.
 */
public final class Authorizer {

    /** More scopes than this at once begin anew: users name repositories, and memory is finite. */
    private static final int LIMIT = 100;

    private final RegistryAddress registry;
    private final boolean insecure;
    private final Optional<Credentials> credentials;
    private final TokenService tokens;
    private final Clock clock;
    private final Map<String, Token> byScope = new ConcurrentHashMap<>();
    private volatile @Nullable Challenge challenge;

    /**
     * @param transport for requests to the token service
     * @param refreshTokens outlive this
     */
    public Authorizer(
            RegistryAddress registry,
            boolean insecure,
            Optional<Credentials> credentials,
            RegistryTransport transport,
            RefreshTokens refreshTokens,
            Clock clock) {
        this.registry = registry;
        this.insecure = insecure;
        this.credentials = credentials;
        this.tokens = new TokenService(transport, refreshTokens, clock);
        this.clock = clock;
    }

    /** User name of the account; null where there is none. */
    public @Nullable String account() {
        return credentials.map(Credentials::username).orElse(null);
    }

    /** Remembers the strongest challenge that can be answered; none of them leaves things as they are. */
    public void learn(List<Challenge> challenges) {
        challenges.stream()
                .filter(Challenge.Bearer.class::isInstance)
                .findFirst()
                .or(() -> challenges.stream().findFirst())
                .ifPresent(learned -> challenge = learned);
    }

    /** The {@code Authorization} to send for a scope; empty where none is asked for, or there is none to give. */
    Optional<String> authorization(String scope) throws RegistryException {
        Challenge known = challenge;
        if (known instanceof Challenge.Basic) {
            return credentials.flatMap(Credentials::basic);
        }
        return known instanceof Challenge.Bearer bearer
                ? Optional.of(token(bearer, scope).bearer())
                : Optional.empty();
    }

    /** A token that was refused before its time is not used again. */
    void forget(String scope) {
        byScope.remove(scope);
    }

    /**
     * What a refusal means. A registry that gives its reason is believed, and says the same with an account and without;
     * a proxy before it only asks for a password.
     */
    RegistryException refused(RegistryResponse response) {
        if (challenge instanceof Challenge.Basic
                && ErrorBody.of(response).code().isEmpty()) {
            return credentials.isEmpty()
                    ? new RegistryException(
                            Kind.NO_CREDENTIALS, registry + " wants basic authentication and there is no account")
                    : new RegistryException(Kind.BAD_CREDENTIALS, registry + ": the account was not accepted");
        }
        return new RegistryException(Kind.DENIED, registry + ": access denied");
    }

    private Token token(Challenge.Bearer bearer, String scope) throws RegistryException {
        Token cached = byScope.get(scope);
        if (cached != null && cached.usableAt(clock.instant())) {
            return cached;
        }
        try {
            Token fetched = tokens.fetch(new TokenQuestion(registry, insecure, bearer, scope), credentials);
            if (byScope.size() >= LIMIT) {
                byScope.clear();
            }
            byScope.put(scope, fetched);
            return fetched;
        } catch (RegistryException e) {
            // The registry may have been told meanwhile of a service that works: it is asked again.
            challenge = null;
            throw e;
        }
    }
}
