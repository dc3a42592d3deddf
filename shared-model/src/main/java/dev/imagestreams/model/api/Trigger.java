package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A trigger as stored.
 *
 * @param spec its webhook secret is null except in the answer that makes a new one
 * @param revision position of its last change in the order of all changes of triggers; 0 while it is not kept
 * @param status null means nothing is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trigger(
        UUID uid,
        String namespace,
        TriggerDraft spec,
        long revision,
        String createdBy,
        Instant created,
        TriggerStatus status) {

    public Trigger {
        Objects.requireNonNull(uid);
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(spec);
        Objects.requireNonNull(createdBy);
        Objects.requireNonNull(created);
        status = status == null ? TriggerStatus.NONE : status;
    }

    /** One that has told nobody yet. */
    public Trigger(UUID uid, String namespace, TriggerDraft spec, long revision, String createdBy, Instant created) {
        this(uid, namespace, spec, revision, createdBy, created, TriggerStatus.NONE);
    }

    public Trigger withSpec(TriggerDraft other) {
        return new Trigger(uid, namespace, other, revision, createdBy, created, status);
    }

    public Trigger withRevision(long other) {
        return new Trigger(uid, namespace, spec, other, createdBy, created, status);
    }

    public Trigger withStatus(TriggerStatus other) {
        return new Trigger(uid, namespace, spec, revision, createdBy, created, other);
    }
}
