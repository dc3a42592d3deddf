package dev.imagestreams.model.api;

import java.time.Instant;
import java.util.Objects;

/**
 * Something about a trigger that people may wait for or should know, in Kubernetes' form; one that is not there is not so.
 *
 * @param type what it is about
 * @param status {@code True} or {@code False}
 * @param reason in one word
 * @param lastTransitionTime since when
 */
public record TriggerCondition(String type, String status, String reason, String message, Instant lastTransitionTime) {

    /** Type: the trigger seems to cause the moves it tells of, and is slowed. */
    public static final String CIRCLING = "Circling";

    public TriggerCondition {
        Objects.requireNonNull(type);
        Objects.requireNonNull(status);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(message);
        Objects.requireNonNull(lastTransitionTime);
    }
}
