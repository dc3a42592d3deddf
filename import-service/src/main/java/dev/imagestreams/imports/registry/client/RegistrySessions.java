package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.registry.auth.Authorizer;
import dev.imagestreams.imports.registry.auth.Challenge;
import dev.imagestreams.imports.registry.auth.Credentials;
import dev.imagestreams.imports.registry.auth.RefreshTokens;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens sessions and keeps them for a while. https comes first, always. Only where the user has declared the registry
 * insecure, and only when https brought no HTTP answer at all, is plain http tried once.
 */
final class RegistrySessions {

    /** More registries than this at once are not remembered: users name them, and memory is finite. */
    private static final int LIMIT = 1_000;

    /** With the account, so that nobody is answered with what another's account may see. */
    private record Key(RegistryAddress registry, boolean insecure, Optional<Credentials> account) {}

    private final RegistryTransport patient;
    private final RegistryTransport once;
    private final StatusErrors errors;
    private final Duration lifetime;
    private final Clock clock;
    private final RefreshTokens refreshTokens = new RefreshTokens();
    private final Map<Key, RegistrySession> sessions = new ConcurrentHashMap<>();

    /**
     * @param patient sends and repeats
     * @param once sends without repeating, where there is another scheme to try
     */
    RegistrySessions(
            RegistryTransport patient, RegistryTransport once, StatusErrors errors, Duration lifetime, Clock clock) {
        this.patient = patient;
        this.once = once;
        this.errors = errors;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    RegistrySession open(RegistryAddress registry, boolean insecure, Optional<Credentials> account)
            throws RegistryException {
        Key key = new Key(registry, insecure, account);
        RegistrySession known = sessions.get(key);
        if (known != null && clock.instant().isBefore(known.expires())) {
            return known;
        }
        RegistrySession opened = insecure ? openInsecure(key) : ping(patient, key, "https");
        if (sessions.size() >= LIMIT) {
            sessions.clear();
        }
        sessions.put(key, opened);
        return opened;
    }

    /** After a failure of the connection: the registry may come back speaking another scheme. */
    void forget(RegistrySession session) {
        sessions.values().remove(session);
    }

    private RegistrySession openInsecure(Key key) throws RegistryException {
        try {
            return ping(once, key, "https");
        } catch (RegistryException e) {
            if (!e.beforeHttp()) {
                throw e;
            }
            return ping(patient, key, "http");
        }
    }

    private RegistrySession ping(RegistryTransport transport, Key key, String scheme) throws RegistryException {
        RegistryAddress registry = key.registry();
        URI base = registry.base(scheme);
        List<Challenge> challenges = new PingEndpoint(transport, errors)
                .ping(registry, base, key.account().map(Credentials::username).orElse(null), key.insecure());
        Authorizer authorizer = new Authorizer(registry, key.insecure(), key.account(), patient, refreshTokens, clock);
        authorizer.learn(challenges);
        return new RegistrySession(
                registry, base, key.insecure(), authorizer, clock.instant().plus(lifetime));
    }
}
