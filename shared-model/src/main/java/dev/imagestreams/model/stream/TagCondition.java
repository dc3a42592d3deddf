package dev.imagestreams.model.stream;

import java.time.Instant;
import java.util.Objects;

/**
 * Why the last import of a tag failed. OpenShift stores only {@code ImportSuccess=False}; success is no condition.
 *
 * @param reason a {@code metav1.StatusReason} such as {@code NotFound}; may be empty
 * @param generation the stream's generation the attempt was made for
 * @param lastTransitionTime when this failure was first seen
 */
public record TagCondition(String reason, String message, long generation, Instant lastTransitionTime) {

    public TagCondition {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(message);
        Objects.requireNonNull(lastTransitionTime);
    }

    /** Same failure, whenever and for whichever generation it was seen. */
    public boolean sameFailure(TagCondition other) {
        return reason.equals(other.reason) && message.equals(other.message);
    }
}
