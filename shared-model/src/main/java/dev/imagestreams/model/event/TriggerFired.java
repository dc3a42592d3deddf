package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.trace.TraceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A build or deploy consumer should act, with exactly this image.
 *
 * @param trigger {@code namespace/name} of the trigger that matched
 * @param consumer what should be built or deployed, as the trigger names it
 * @param change the move that fired the trigger, or, if nothing has moved, the newest of the consumer's tags; null where a
 *     config that is due follows no tag that points anywhere
 * @param number of the build or deployment that is due, counted by the consumer's config; null where there is no such
 * @param causes what whoever acts on this names as its reason ({@link CauseChain#HEADER}): the events that led to the change,
 *     oldest first, and the event of the change itself; of what nobody's move has fired, those its author named
 * @param message why it is due, in OpenShift's words; null where no config counts
 * @param request what whoever asked for a build said of this one: {@code revision} and {@code env}, as in OpenShift's
 *     {@code BuildRequest}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerFired(
        String trigger,
        String consumer,
        @Nullable ImageChanged change,
        @Nullable Long number,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> causes,
        @Nullable String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> request)
        implements StreamEvent {

    public TriggerFired {
        Objects.requireNonNull(trigger);
        Objects.requireNonNull(consumer);
        causes = causes == null ? List.of() : List.copyOf(causes);
        request = request == null ? Map.of() : request;
    }

    public TriggerFired(String trigger, String consumer, ImageChanged change) {
        this(trigger, consumer, change, null, List.of(), null, Map.of());
    }

    /** @throws IllegalStateException if there is no change */
    @Override
    public StreamKey stream() {
        if (change == null) {
            throw new IllegalStateException("what nothing has moved for is about no stream");
        }
        return change.stream();
    }

    /** Namespace and name of the consumer, so that everything it is told is in order, of whichever stream it is. */
    @Override
    public String key() {
        return trigger.substring(0, trigger.indexOf('/') + 1) + consumer;
    }

    @Override
    public String subject() {
        return change == null ? consumer : change.stream().name();
    }

    @Override
    public @Nullable TraceContext trace() {
        return change == null ? null : change.trace();
    }
}
