package dev.imagestreams.imports.outage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Registries that do not answer. */
@ConfigMapping(prefix = "imagestreams.import.outage")
public interface OutageConfig {

    /**
     * Looks in a row without any answer of their registry (no connection, no address, no time left; an error it answers with
     * is an answer), after which the schedule leaves it alone.
     */
    @WithDefault("3")
    int failures();

    /** How long a registry is left alone before one look finds out whether it is back; doubled each time it is not. */
    @WithDefault("PT15S")
    Duration firstPause();

    /** The longest time between such looks. */
    @WithDefault("PT5M")
    Duration longestPause();

    /** Upstream tags looked at per second when their registry is back, so that they do not all come at once. */
    @WithDefault("20")
    int resumedPerSecond();
}
