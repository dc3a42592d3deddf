package dev.imagestreams.model.api;

import java.util.Objects;
import java.util.UUID;

/**
 * A replay that has begun.
 *
 * @param replay its id, in header {@code x-imagestreams-replay} of webhooks
 * @param deliveries how many deliveries it makes
 */
public record ReplayAnswer(UUID replay, int deliveries) {

    public ReplayAnswer {
        Objects.requireNonNull(replay);
    }
}
