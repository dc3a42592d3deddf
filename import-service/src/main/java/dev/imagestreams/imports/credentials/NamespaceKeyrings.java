package dev.imagestreams.imports.credentials;

import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.secret.Secrets;
import dev.imagestreams.imports.secret.SecretsConfig;
import dev.imagestreams.model.api.Secret;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
                        (name, known) -> known != null && now.isBefore(known.until())
                                ? known
                                : new Remembered(read(name), now.plus(lifetime)))
                .keyring();
    }

    void forget(@Observes Secrets.NamespaceChanged change) {
        byNamespace.remove(change.namespace());
    }

    private Keyring read(String namespace) {
        return Keyring.of(
                secrets.pullSecrets(namespace).stream().map(Secret::spec).toList());
    }
}
