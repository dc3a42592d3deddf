package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a trigger fares.
 *
 * @param pending deliveries that wait, counted up to {@link #MOST_COUNTED}
 * @param dead deliveries that were given up and can be replayed, counted likewise
 * @param last its newest delivery; null before the first
 * @param failures in a row, those that blame the request counted twice
 * @param failingSince the first of them; null when the last attempt went well
 * @param lastError what the last of them met
 * @param pausedUntil when the endpoint, which is left alone for now, is tried again
 * @param disabled why the service itself paused the trigger; null when it did not
 * @param loops how often a chain of causes was cut because it came back too often
 * @param conditions that hold now
 * @param publicKeys of ed25519 signatures, {@code whpk_…}, the present one first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TriggerStatus(
        long pending,
        long dead,
        @Nullable Last last,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        @Nullable Instant pausedUntil,
        @Nullable String disabled,
        int loops,
        List<TriggerCondition> conditions,
        List<String> publicKeys) {

    /** Nobody reads more digits, and a count without end is dear. */
    public static final int MOST_COUNTED = 10_000;

    public static final TriggerStatus NONE =
            new TriggerStatus(0, 0, null, 0, null, null, null, null, 0, List.of(), List.of());

    /** A delivery at a glance. */
    public record Last(StreamKey stream, StreamTag tag, Delivery.State state, Instant at) {}

    public TriggerStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
        publicKeys = publicKeys == null ? List.of() : List.copyOf(publicKeys);
    }
}
