package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.StreamKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A build or deploy consumer should act, with exactly this image.
 *
 * @param trigger {@code namespace/name} of the trigger that matched
 * @param consumer what should be built or deployed, as the trigger names it
 * @param change the move that fired the trigger
 * @param number of the build or deployment that is due, counted by the consumer's config; null where there is no such
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerFired(String trigger, String consumer, ImageChanged change, @Nullable Long number)
        implements StreamEvent {

    public TriggerFired {
        Objects.requireNonNull(trigger);
        Objects.requireNonNull(consumer);
        Objects.requireNonNull(change);
    }

    public TriggerFired(String trigger, String consumer, ImageChanged change) {
        this(trigger, consumer, change, null);
    }

    @Override
    public StreamKey stream() {
        return change.stream();
    }
}
