package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A secret as import-service keeps it, decrypted for who may read it.
 *
 * @param spec its {@code uid} and {@code resourceVersion} are null
 * @param revision counts changes of the secrets of all namespaces
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Secret(UUID uid, String namespace, SecretDraft spec, long revision, Instant created) {

    public Secret {
        Objects.requireNonNull(uid);
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(spec);
        Objects.requireNonNull(created);
    }
}
