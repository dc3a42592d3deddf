package dev.imagestreams.imports.credentials;

import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.secret.Secrets;
import dev.imagestreams.imports.secret.SecretsConfig;
import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.api.SecretDraft;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The keyring of each namespace, remembered for a moment. A change of a secret through this process forgets it: the
 * next import after the change uses what it made. Other replicas notice when their moment is over.
 */
@Singleton
public class NamespaceKeyrings {

    /** More namespaces than this at once are not remembered. */
    private static final int LIMIT = 1_000;

    private record Remembered(Keyring keyring, Instant until) {}

    private final Map<String, Remembered> byNamespace = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final Secrets secrets;
    private final Duration lifetime;
    private final Clock clock;

    public NamespaceKeyrings(Secrets secrets, SecretsConfig config, Clock clock) {
        this.secrets = secrets;
        this.lifetime = config.cacheLifetime();
        this.clock = clock;
    }

    public CredentialSource of(String namespace) {
        Instant now = clock.instant();
        if (byNamespace.size() >= LIMIT) {
            byNamespace.clear();
        }
        // Reads inside, so that a change which is told meanwhile waits and then forgets what was read.
        return byNamespace
                .compute(
                        namespace,
                        (name, known) -> known != null && isFresh(known, now)
                                ? known
                                : new Remembered(read(name), now.plus(lifetime)))
                .keyring();
    }

    /** The keyrings of many, read together as far as they are not remembered. */
    public Map<String, CredentialSource> of(Set<String> namespaces) {
        Instant now = clock.instant();
        Map<String, CredentialSource> keyrings = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (String namespace : namespaces) {
            Remembered known = byNamespace.get(namespace);
            if (known != null && isFresh(known, now)) {
                keyrings.put(namespace, known.keyring());
            } else {
                unknown.add(namespace);
            }
        }
        if (unknown.size() > 1) {
            keyrings.putAll(readAll(unknown, now));
        } else {
            unknown.forEach(namespace -> keyrings.put(namespace, of(namespace)));
        }
        return keyrings;
    }

    private Map<String, Keyring> readAll(Set<String> namespaces, Instant now) {
        long before = changes.get();
        Map<String, List<SecretDraft>> drafts = secrets.pullSecrets(namespaces).stream()
                .collect(Collectors.groupingBy(
                        Secret::namespace, Collectors.mapping(Secret::spec, Collectors.toList())));
        Map<String, Keyring> keyrings = new HashMap<>();
        namespaces.forEach(name -> keyrings.put(name, Keyring.of(drafts.getOrDefault(name, List.of()))));
        if (byNamespace.size() + keyrings.size() >= LIMIT) {
            byNamespace.clear();
        }
        // What was read before a change that has been told is used once, and not remembered.
        keyrings.forEach((namespace, keyring) -> byNamespace.compute(
                namespace,
                (name, known) -> changes.get() == before ? new Remembered(keyring, now.plus(lifetime)) : known));
        return keyrings;
    }

    void forget(@Observes Secrets.NamespaceChanged change) {
        changes.incrementAndGet();
        byNamespace.remove(change.namespace());
    }

    /** Not so what was read before the clock was set back, however long that says to be. */
    private boolean isFresh(Remembered known, Instant now) {
        return now.isBefore(known.until()) && !known.until().isAfter(now.plus(lifetime));
    }

    private Keyring read(String namespace) {
        return Keyring.of(
                secrets.pullSecrets(namespace).stream().map(Secret::spec).toList());
    }
}
