package dev.imagestreams.gateway.limit;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A limit range or quota as it is kept.
 *
 * @param resource plural
 * @param json the object as its client wrote it; its metadata's identity, version and time count for nothing
 */
record LimitObject(
        String resource, String namespace, String name, UUID uid, long version, Instant created, String json) {

    LimitObject {
        Objects.requireNonNull(resource);
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(name);
        Objects.requireNonNull(uid);
        Objects.requireNonNull(created);
        Objects.requireNonNull(json);
    }
}
