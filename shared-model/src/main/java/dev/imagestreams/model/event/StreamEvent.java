package dev.imagestreams.model.event;

import dev.imagestreams.model.stream.StreamKey;

/** Anything said about one stream. */
public sealed interface StreamEvent
        permits ImportRequested, DigestResolved, ImageChanged, TriggerFired, DeliveryDeadLetter {

    /** The stream; printed, it is the Kafka key, so that everything about a stream is in order. */
    StreamKey stream();
}
