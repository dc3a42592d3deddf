package dev.imagestreams.tags.change;

/** Names of the meters of this package. */
public final class ChangeMetrics {

    /** Counter: events published to Kafka and acknowledged, repetitions included; by {@link #TOPIC}. */
    public static final String PUBLISHED = "imagestreams.tags.events.published";

    public static final String TOPIC = "topic";

    private ChangeMetrics() {}
}
