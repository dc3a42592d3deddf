package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/** Anything said, nearly always about one stream. */
public sealed interface StreamEvent
        permits ImportRequested,
                DigestResolved,
                ImageChanged,
                CurrentTag,
                TriggerFired,
                DeliveryDeadLetter,
                EndpointDisabled {

    /** The stream. */
    StreamKey stream();

    /** The work this was said in; null when nothing is traced. */
    @JsonIgnore
    @Nullable
    TraceContext trace();

    /** The Kafka key: the stream, printed, so that everything about a stream is in order; of a tag's state, the tag. */
    default String key() {
        return stream().toString();
    }

    /** What it is about within that, for people. */
    default String subject() {
        return stream().name();
    }
}
