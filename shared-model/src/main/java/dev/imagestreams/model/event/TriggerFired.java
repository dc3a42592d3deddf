package dev.imagestreams.model.event;

import dev.imagestreams.model.stream.StreamKey;
import java.util.Objects;

/**
 * A build or deploy consumer should act, with exactly this image.
 *
 * @param trigger {@code namespace/name} of the trigger that matched
 * @param consumer what should be built or deployed, as the trigger names it
 * @param change the move that fired the trigger
 */
public record TriggerFired(String trigger, String consumer, ImageChanged change) implements StreamEvent {

    public TriggerFired {
        Objects.requireNonNull(trigger);
        Objects.requireNonNull(consumer);
        Objects.requireNonNull(change);
    }

    @Override
    public StreamKey stream() {
        return change.stream();
    }
}
