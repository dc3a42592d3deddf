package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * In which order, and how often, a trigger's consumer is told.
 *
 * @param windowSeconds of {@link Order#LATEST}: how long changes of a tag are gathered before the newest is told
 * @param missed what becomes of changes that happen while the trigger is paused
 */
public record TriggerPace(Order order, int windowSeconds, Missed missed) {

    /** What the consumer is promised. */
    public enum Order {
        /** Nothing: each change is told as soon as it can be. */
        @JsonProperty("unordered")
        UNORDERED,
        /** Changes of a stream one after the other; the next waits until the one before is delivered or given up. */
        @JsonProperty("strict")
        STRICT,
        /** Of each tag the newest change only, one at a time; older ones that were not told yet are dropped. */
        @JsonProperty("latest")
        LATEST
    }

    /** What becomes of changes while the trigger is paused. */
    public enum Missed {
        @JsonProperty("drop")
        DROP,
        /** They are told when it is resumed. */
        @JsonProperty("keep")
        KEEP
    }

    public static final TriggerPace DEFAULT = new TriggerPace(Order.UNORDERED, 0, Missed.DROP);

    public TriggerPace {
        order = order == null ? Order.UNORDERED : order;
        missed = missed == null ? Missed.DROP : missed;
    }
}
