package dev.imagestreams.tags.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes are kept and published. */
@ConfigMapping(prefix = "imagestreams.changes")
public interface ChangeConfig {

    /**
     * How long changes can be read from the feed, and published events are kept. A watcher that was away longer must list
     * again.
     */
    @WithDefault("PT1H")
    Duration retention();

    /** How many events are published, and how many changes read, at once. Bounds memory. */
    @WithDefault("500")
    int batchSize();

    /**
     * How long the relay and waiting readers sleep at most when nobody wakes them: the delay that remains should a wake-up be
     * lost, and how soon a replica takes over from one that died.
     */
    @WithDefault("PT0.5S")
    Duration pollInterval();
}
