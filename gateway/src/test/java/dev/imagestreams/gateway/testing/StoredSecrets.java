package dev.imagestreams.gateway.testing;

import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** import-service's side of the contract about secrets. */
final class StoredSecrets {

    private final Map<String, Secret> secrets = new TreeMap<>();
    private long revision;

    synchronized List<Secret> in(@Nullable String namespace) {
        return secrets.values().stream()
                .filter(secret -> namespace == null || secret.namespace().equals(namespace))
                .toList();
    }

    synchronized Secret get(String namespace, String name) {
        Secret secret = secrets.get(namespace + '/' + name);
        if (secret == null) {
            throw new ImageStreamException(ErrorCode.NOT_FOUND, "no such secret");
        }
        return secret;
    }

    synchronized Secret create(String namespace, SecretDraft draft, boolean dryRun) {
        if (secrets.containsKey(namespace + '/' + draft.name())) {
            throw new ImageStreamException(ErrorCode.ALREADY_EXISTS, "there is one");
        }
        return put(new Secret(UUID.randomUUID(), namespace, draft, revision + 1, Instant.now()), dryRun);
    }

    synchronized Secret update(String namespace, String name, SecretDraft draft, boolean dryRun) {
        Secret present = get(namespace, name);
        if (draft.resourceVersion() != null && draft.resourceVersion() != present.revision()) {
            throw new ImageStreamException(ErrorCode.CONFLICT, "moved on");
        }
        return put(new Secret(present.uid(), namespace, draft, revision + 1, present.created()), dryRun);
    }

    synchronized Secret delete(String namespace, String name, boolean dryRun) {
        Secret present = get(namespace, name);
        if (!dryRun) {
            secrets.remove(namespace + '/' + name);
        }
        return present;
    }

    private Secret put(Secret secret, boolean dryRun) {
        if (!dryRun) {
            revision++;
            secrets.put(secret.namespace() + '/' + secret.spec().name(), secret);
        }
        return secret;
    }
}
