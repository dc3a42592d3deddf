package dev.imagestreams.imports.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often scheduled tags are looked at. */
@ConfigMapping(prefix = "imagestreams.import.schedule")
public interface ScheduleConfig {

    /**
     * Whether this process looks at scheduled tags by itself, and follows hints. What is asked for is imported in any case.
     * OpenShift: {@code disableScheduledImport}.
     */
    @WithDefault("true")
    boolean enabled();

    /** From one look at a tag to the next, give or take a tenth so that looks spread out. OpenShift's default. */
    @WithDefault("PT15M")
    Duration interval();

    /** The longest time between looks at a source that keeps failing; each failure doubles it up to here. */
    @WithDefault("PT4H")
    Duration longestInterval();

    /** Upstream tags looked at at the same time by this process, each for all who follow it. */
    @WithDefault("16")
    int workers();

    /** Of these, at one registry at the same time while it answers; one that does not gets one. */
    @WithDefault("4")
    int workersPerRegistry();

    /** How often due tags are searched for. */
    @WithDefault("PT1S")
    Duration poll();

    /**
     * After how long another process looks in the place of one that died. Whoever is alive renews this four times as often, so
     * that a slow look is not taken from him.
     */
    @WithDefault("PT20S")
    Duration lease();

    /** Time for one look, the full one included. */
    @WithDefault("PT1M")
    Duration timeLimit();

    /** From a hint to the look at the tag: registries may tell of a push a moment before its tag has moved. */
    @WithDefault("PT0.1S")
    Duration hintDelay();

    /** From one look at a tag to the next when hints ask for it: a flood of them costs no more than this. */
    @WithDefault("PT3S")
    Duration hintSpacing();
}
