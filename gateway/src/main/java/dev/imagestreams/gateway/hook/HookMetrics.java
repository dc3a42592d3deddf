package dev.imagestreams.gateway.hook;

/** The meters of hooks, and their tags. Changing one breaks somebody's dashboard. */
final class HookMetrics {

    /** Counter: what configured sources have sent, by {@link #SOURCE} and {@link #OUTCOME}. */
    static final String RECEIVED = "imagestreams.gateway.hook.received";

    /** Counter: hints that were passed on to import-service, by {@link #SOURCE}. */
    static final String HINTS = "imagestreams.gateway.hook.hints";

    /** Gauge: seconds since a source has last sent something that was its own, to any replica, or since the start; by {@link #SOURCE}. */
    static final String SILENCE = "imagestreams.gateway.hook.silence.seconds";

    /** Gauge: 1 while a source is silent for longer than is expected of it, else 0; by {@link #SOURCE}. */
    static final String SILENT = "imagestreams.gateway.hook.silent";

    /** Name of the source. */
    static final String SOURCE = "source";

    /** {@code accepted}, {@code unauthorized}, {@code unreadable} or {@code unavailable}. */
    static final String OUTCOME = "outcome";

    private HookMetrics() {}
}
