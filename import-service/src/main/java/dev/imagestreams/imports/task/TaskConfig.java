package dev.imagestreams.imports.task;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requested imports are worked off. */
@ConfigMapping(prefix = "imagestreams.import.task")
public interface TaskConfig {

    /** Requests worked on at the same time by this process. A dead registry holds one for at most its time limit. */
    @WithDefault("16")
    int workers();

    /** Of these, for one registry at the same time while it answers; one that does not gets one. */
    @WithDefault("4")
    int workersPerRegistry();

    /** How often stored work is looked for without being told, for retries and for what a dead process left. */
    @WithDefault("PT1S")
    Duration interval();

    /**
     * After how long another process takes over what a dead one worked on. Whoever is alive renews this four times as often, so
     * that a slow import is not taken from him.
     */
    @WithDefault("PT20S")
    Duration lease();

    /** Time for all sources of one request in one attempt; what is unfinished then counts as timed out. */
    @WithDefault("PT1M")
    Duration timeLimit();

    /**
     * How often a request with failures that may pass (429, 5xx, timeouts, DNS) is tried before they are told. Each
     * request within an attempt has retries of its own.
     */
    @WithDefault("3")
    int attempts();

    /** Of a whole repository: results that are told together, before the rest is known. */
    @WithDefault("50")
    int partSize();

    /** Of a whole repository: how long results wait for others to be told with, before the rest is known. */
    @WithDefault("PT1S")
    Duration partInterval();

    /** Wait before the second attempt; doubled for each further one, with jitter. */
    @WithDefault("PT2S")
    Duration backoff();

    /** The longest wait between attempts. */
    @WithDefault("PT30S")
    Duration longestBackoff();

    /** The longest wait between attempts that a registry may ask for ({@code Retry-After}). */
    @WithDefault("PT2M")
    Duration longestPause();
}
