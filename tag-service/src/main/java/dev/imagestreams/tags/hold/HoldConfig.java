package dev.imagestreams.tags.hold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How holds end by themselves. */
@ConfigMapping(prefix = "imagestreams.holds")
public interface HoldConfig {

    /** How often holds are looked for whose time is over: what waits moves at most this much later. */
    @WithDefault("PT1S")
    Duration checkInterval();

    /** How many streams are released in one transaction. Bounds memory, and how long others wait for it. */
    @WithDefault("100")
    int batchSize();
}
