package dev.imagestreams.gateway.watch;

/** Names of the meters of this package. */
public final class WatchMetrics {

    /** Gauge: watchers connected, by {@link #FEED}. */
    public static final String WATCHERS = "imagestreams.gateway.watchers";

    /** Gauge: watchers whose buffer is full, by {@link #FEED}. */
    public static final String STALLED = "imagestreams.gateway.watchers.stalled";

    /** Counter: watches that ended, by {@link #FEED} and {@link #REASON}. */
    public static final String ENDED = "imagestreams.gateway.watches.ended";

    /** Gauge: changes in the window, by {@link #FEED}. */
    public static final String WINDOW = "imagestreams.gateway.watch.window";

    /** Gauge: bytes of JSON in the window, by {@link #FEED}. */
    public static final String WINDOW_BYTES = "imagestreams.gateway.watch.window.bytes";

    /** The first resource of the feed. */
    public static final String FEED = "feed";

    /** A value of {@link Ending} in lower case. */
    public static final String REASON = "reason";

    private WatchMetrics() {}
}
