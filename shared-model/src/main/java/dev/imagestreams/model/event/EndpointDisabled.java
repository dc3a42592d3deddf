package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.trace.TraceContext;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trigger was paused by the system itself, because its endpoint is gone or has failed for too long. Nobody is told by it
 * until its owner resumes it.
 *
 * @param uid of the trigger
 * @param trigger {@code namespace/name}
 * @param reason what made it so, for a person; never contains secrets
 * @param failingSince the first of the failures in a row; null if it had not failed before
 * @param disabledAt when it was paused
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointDisabled(
        UUID uid, String trigger, String reason, @Nullable Instant failingSince, Instant disabledAt)
        implements StreamEvent {

    public EndpointDisabled {
        Objects.requireNonNull(uid);
        Objects.requireNonNull(trigger);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(disabledAt);
    }

    /** @throws IllegalStateException always */
    @Override
    public StreamKey stream() {
        throw new IllegalStateException("an endpoint is about no stream");
    }

    /** The trigger, so that what is said of one is in order. */
    @Override
    public String key() {
        return trigger;
    }

    @Override
    public String subject() {
        return trigger;
    }

    @Override
    public @Nullable TraceContext trace() {
        return null;
    }
}
