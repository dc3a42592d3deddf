package dev.imagestreams.triggers.delivery;

import java.util.UUID;

/** A delivery about to be enqueued: this event for this trigger. */
public record NewDelivery(UUID id, UUID event, UUID trigger) {}
