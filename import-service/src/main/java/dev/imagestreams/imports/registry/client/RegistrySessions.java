package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.registry.auth.Authorizer;
import dev.imagestreams.imports.registry.auth.Challenge;
import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens sessions and keeps them for a while. https comes first, always. Only where the user has declared the registry
 * insecure, and only when https brought no HTTP answer at all, is plain http tried once.
 */
final class RegistrySessions {

    /** More registries than this at once are not remembered: users name them, and memory is finite. */
    private static final int LIMIT = 1_000;

    private record Key(RegistryAddress registry, boolean insecure) {}

    private final RegistryTransport patient;
    private final RegistryTransport once;
    private final StatusErrors errors;
    private final CredentialSource credentials;
    private final Duration lifetime;
    private final Clock clock;
    private final Map<Key, RegistrySession> sessions = new ConcurrentHashMap<>();

    /**
     * @param patient sends and repeats
     * @param once sends without repeating, where there is another scheme to try
     */
    RegistrySessions(
            RegistryTransport patient,
            RegistryTransport once,
            StatusErrors errors,
            CredentialSource credentials,
            Duration lifetime,
            Clock clock) {
        this.patient = patient;
        this.once = once;
        this.errors = errors;
        this.credentials = credentials;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    RegistrySession open(RegistryAddress registry, boolean insecure) throws RegistryException {
        Key key = new Key(registry, insecure);
        RegistrySession known = sessions.get(key);
        if (known != null && clock.instant().isBefore(known.expires())) {
            return known;
        }
        RegistrySession opened = insecure ? openInsecure(registry) : ping(patient, registry, "https", false);
        if (sessions.size() >= LIMIT) {
            sessions.clear();
        }
        sessions.put(key, opened);
        return opened;
    }

    /** After a failure of the connection: the registry may come back speaking another scheme. */
    void forget(RegistrySession session) {
        sessions.remove(new Key(session.registry(), session.insecure()), session);
    }

    private RegistrySession openInsecure(RegistryAddress registry) throws RegistryException {
        try {
            return ping(once, registry, "https", true);
        } catch (RegistryException e) {
            if (!e.beforeHttp()) {
                throw e;
            }
            return ping(patient, registry, "http", true);
        }
    }

    private RegistrySession ping(RegistryTransport transport, RegistryAddress registry, String scheme, boolean insecure)
            throws RegistryException {
        URI base = registry.base(scheme);
        List<Challenge> challenges = new PingEndpoint(transport, errors).ping(registry, base, insecure);
        Authorizer authorizer =
                new Authorizer(registry, insecure, credentials.credentialsFor(registry), patient, clock);
        authorizer.learn(challenges);
        return new RegistrySession(
                registry, base, insecure, authorizer, clock.instant().plus(lifetime));
    }
}
