package dev.imagestreams.model.event;

import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.trace.TraceContext;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification nobody will try to deliver again by itself.
 *
 * @param delivery the delivery's id, to replay it by
 * @param trigger {@code namespace/name} of the trigger it was for
 * @param attempts how often it was tried
 * @param reason what the last attempt met; never contains secrets
 */
public record DeliveryDeadLetter(UUID delivery, String trigger, int attempts, String reason, ImageChanged change)
        implements StreamEvent {

    public DeliveryDeadLetter {
        Objects.requireNonNull(delivery);
        Objects.requireNonNull(trigger);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(change);
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
