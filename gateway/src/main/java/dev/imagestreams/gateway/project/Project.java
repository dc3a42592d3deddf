package dev.imagestreams.gateway.project;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A namespace with an owner.
 *
 * @param requester the user it belongs to
 * @param displayName may be empty
 * @param description may be empty
 * @param annotations all others
 * @param deletionRequested when somebody asked for its end; null while nobody has
 */
public record Project(
        String name,
        UUID uid,
        String requester,
        String displayName,
        String description,
        Map<String, String> labels,
        Map<String, String> annotations,
        long resourceVersion,
        Instant created,
        @Nullable Instant deletionRequested) {

    public Project {
        Objects.requireNonNull(name);
        Objects.requireNonNull(uid);
        Objects.requireNonNull(requester);
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(description);
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        Objects.requireNonNull(created);
    }

    /** Whether it is being deleted, and takes nothing new. */
    @JsonIgnore
    public boolean isTerminating() {
        return deletionRequested != null;
    }

    Project withVersion(long version) {
        return new Project(
                name,
                uid,
                requester,
                displayName,
                description,
                labels,
                annotations,
                version,
                created,
                deletionRequested);
    }
}
