package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.trace.TraceContext;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A build or deploy consumer should act, with exactly this image.
 *
 * @param trigger {@code namespace/name} of the trigger that matched
 * @param consumer what should be built or deployed, as the trigger names it
 * @param change the move that fired the trigger
 * @param number of the build or deployment that is due, counted by the consumer's config; null where there is no such
 * @param causes what whoever acts on this names as its reason ({@link CauseChain#HEADER}): the events that led to the change,
 *     oldest first, and the event of the change itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerFired(
        String trigger,
        String consumer,
        ImageChanged change,
        @Nullable Long number,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> causes)
        implements StreamEvent {

    public TriggerFired {
        Objects.requireNonNull(trigger);
        Objects.requireNonNull(consumer);
        Objects.requireNonNull(change);
        causes = causes == null ? List.of() : List.copyOf(causes);
    }

    public TriggerFired(String trigger, String consumer, ImageChanged change) {
        this(trigger, consumer, change, null, List.of());
    }

    @Override
    public StreamKey stream() {
        return change.stream();
    }

    @Override
    public @Nullable TraceContext trace() {
        return change.trace();
    }
}
