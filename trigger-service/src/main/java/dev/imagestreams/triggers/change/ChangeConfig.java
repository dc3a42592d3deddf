package dev.imagestreams.triggers.change;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes of triggers and configs are kept for those who watch. */
@ConfigMapping(prefix = "imagestreams.trigger-changes")
public interface ChangeConfig {

    /** How long changes can be read. A watcher that was away longer must list again. */
    @WithDefault("PT1H")
    Duration retention();

    /** How many changes are kept at most, however young. */
    @WithDefault("10000")
    int most();

    /** How long readers who wait for a change sleep at most when nobody wakes them: the delay should a wake-up be lost. */
    @WithDefault("PT2S")
    Duration pollInterval();
}
