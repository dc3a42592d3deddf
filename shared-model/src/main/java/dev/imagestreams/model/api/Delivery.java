package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One notification to one trigger, with every attempt to deliver it.
 *
 * @param event the id the receiver deduplicates by; the same on every attempt and replay
 * @param nextAttempt when it is tried next; null unless {@code state} is pending
 * @param sequence the change in the total order of all changes
 * @param attempts oldest first; empty in lists
 * @param reason why it was given up, where no attempt says so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delivery(
        UUID id,
        String trigger,
        UUID event,
        StreamKey stream,
        StreamTag tag,
        State state,
        Instant created,
        @Nullable Instant nextAttempt,
        int attemptCount,
        List<Attempt> attempts,
        long sequence,
        @Nullable String reason) {

    /** Where a delivery stands. */
    public enum State {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("delivered")
        DELIVERED,
        /** Given up, and told to the dead letter topic; a replay makes it pending again. */
        @JsonProperty("dead")
        DEAD,
        /** Never told, because a newer change of its tag came before its turn, and the trigger wants the newest only. */
        @JsonProperty("superseded")
        SUPERSEDED
    }

    /**
     * @param status HTTP status of the answer; null when there was none
     * @param millis how long the attempt took
     * @param error why it failed; null when it did not
     * @param response the first bytes of the answer as text; null when there were none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attempt(
            int number,
            Instant at,
            @Nullable Integer status,
            long millis,
            @Nullable String error,
            @Nullable String response) {}

    public Delivery {
        Objects.requireNonNull(id);
        Objects.requireNonNull(trigger);
        Objects.requireNonNull(event);
        Objects.requireNonNull(stream);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(state);
        Objects.requireNonNull(created);
        attempts = attempts == null ? List.of() : List.copyOf(attempts);
    }

    public Delivery(
            UUID id,
            String trigger,
            UUID event,
            StreamKey stream,
            StreamTag tag,
            State state,
            Instant created,
            @Nullable Instant nextAttempt,
            int attemptCount,
            List<Attempt> attempts) {
        this(id, trigger, event, stream, tag, state, created, nextAttempt, attemptCount, attempts, 0, null);
    }
}
