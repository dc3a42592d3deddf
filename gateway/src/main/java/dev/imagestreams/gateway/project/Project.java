package dev.imagestreams.gateway.project;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A namespace with an owner.
 *
 * @param requester the user it belongs to
 * @param displayName may be empty
 * @param description may be empty
 * @param terminating it is being deleted, and takes nothing new
 */
public record Project(
        String name,
        UUID uid,
        String requester,
        String displayName,
        String description,
        long resourceVersion,
        Instant created,
        boolean terminating) {

    public Project {
        Objects.requireNonNull(name);
        Objects.requireNonNull(uid);
        Objects.requireNonNull(requester);
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(description);
        Objects.requireNonNull(created);
    }
}
