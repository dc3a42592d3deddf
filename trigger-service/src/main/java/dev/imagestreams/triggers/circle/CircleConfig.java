package dev.imagestreams.triggers.circle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a trigger is taken to cause the moves it tells of, though they do not say so, and what is done about it. */
@ConfigMapping(prefix = "imagestreams.circle")
public interface CircleConfig {

    /** How often in a row a trigger tells of a tag that moves again each time, before that is looked into; 0 means never. */
    @WithDefault("30")
    int firings();

    /** How much later a move may come and still belong to the row: longer than the builds that might go in circles take. */
    @WithDefault("2m")
    Duration gap();

    /** How long a row lasts at least: a script that moves a tag often for a moment is not slowed. */
    @WithDefault("1m")
    Duration least();

    /** The first pause, in which moves go on if they have another cause. Longer where the tag moves slowly. */
    @WithDefault("5s")
    Duration firstPause();

    /** Each pause is twice as long as the one before, up to this. */
    @WithDefault("15m")
    Duration longestPause();

    /** For how long a trigger whose tag moved on during a pause is left alone. */
    @WithDefault("1h")
    Duration trusted();
}
