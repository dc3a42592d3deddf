package dev.imagestreams.model.api;

import java.util.Objects;

/**
 * One change of one trigger. How its deliveries fare is no change of it; that
 * it was paused because of how they fare is one.
 *
 * @param resourceVersion the change's position; there is no other change with it
 * @param trigger right after the change, or, for a deletion, right before it; never with a secret
 */
public record TriggerChange(long resourceVersion, Change.Type type, Trigger trigger) implements DependentChange {

    public TriggerChange {
        Objects.requireNonNull(type);
        Objects.requireNonNull(trigger);
    }
}
