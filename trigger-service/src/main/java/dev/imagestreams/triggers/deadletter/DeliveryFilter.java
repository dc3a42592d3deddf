package dev.imagestreams.triggers.deadletter;

import dev.imagestreams.model.api.Delivery;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries somebody wants to look at; null means any.
 *
 * @param stream name of the stream whose tag moved
 * @param before id of the last delivery seen; null begins with the newest
 */
public record DeliveryFilter(
        Delivery.@Nullable State state,
        @Nullable String stream,
        @Nullable String tag,
        @Nullable UUID before,
        int limit) {}
