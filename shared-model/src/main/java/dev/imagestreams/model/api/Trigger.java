package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A trigger as stored.
 *
 * @param spec its webhook secret is null except in the answer to its creation
 * @param revision counts changes of the trigger
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trigger(UUID uid, String namespace, TriggerDraft spec, long revision, String createdBy, Instant created) {

    public Trigger {
        Objects.requireNonNull(uid);
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(spec);
        Objects.requireNonNull(createdBy);
        Objects.requireNonNull(created);
    }
}
