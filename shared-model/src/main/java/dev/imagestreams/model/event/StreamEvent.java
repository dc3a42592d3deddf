package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/** Anything said about one stream. */
public sealed interface StreamEvent
        permits ImportRequested, DigestResolved, ImageChanged, TriggerFired, DeliveryDeadLetter {

    /** The stream; printed, it is the Kafka key, so that everything about a stream is in order. */
    StreamKey stream();

    /** The work this was said in; null when nothing is traced. */
    @JsonIgnore
    @Nullable
    TraceContext trace();
}
