package dev.imagestreams.triggers.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How deliveries are attempted, retried and kept. */
@ConfigMapping(prefix = "imagestreams.delivery")
public interface DeliveryConfig {

    /**
     * When a delivery is attempted: the wait before each attempt, so their number is the number of attempts. The default
     * is the example of Standard Webhooks: ten attempts over a little more than three days.
     */
    @WithDefault("0s,5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> schedule();

    /**
     * The same for endpoints in the operator's own networks: what fails there is mostly being restarted, and back in a
     * moment.
     */
    @WithDefault("0s,250ms,1s,5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> insideSchedule();

    /**
     * Share by which each wait is made longer or shorter at random, so that what failed together does not come back
     * together. Between 0 and 1.
     */
    @WithDefault("0.2")
    double jitter();

    /** Attempts one trigger may have under way in this process: more would let one endpoint crowd out the others. */
    @WithDefault("8")
    int inFlightPerTrigger();

    /** Attempts all triggers may have under way in this process. Bounds memory: each holds a body and a connection. */
    @WithDefault("1024")
    int inFlight();

    /**
     * How long a claimed delivery belongs to its claimer. Must exceed the longest attempt
     * ({@code imagestreams.webhook.total-timeout}); a delivery whose process died is tried again after this time.
     */
    @WithDefault("20s")
    Duration lease();

    /** The longest the dispatcher sleeps: within this time it finds what no signal told it about. */
    @WithDefault("10s")
    Duration look();

    /** How long a stopping process waits for attempts under way. */
    @WithDefault("5s")
    Duration grace();

    /** How long delivered deliveries and their attempts are kept, to be looked at and replayed. */
    @WithDefault("7d")
    Duration keepDelivered();

    /** How long deliveries that were given up are kept. */
    @WithDefault("30d")
    Duration keepDead();

    /** How long deliveries that wait for a paused trigger are kept, if it keeps what it misses. */
    @WithDefault("30d")
    Duration keepMissed();

    /** How long changes are remembered that nobody was told of, for consumers that come later. */
    @WithDefault("30d")
    Duration keepLog();

    /**
     * How many changes may follow from each other before the last is told to nobody: consumers that name what they were told
     * of (header {@code x-imagestreams-caused-by}) cannot go in circles for ever.
     */
    @WithDefault("8")
    int maxDepth();

    /** When endpoints are left alone. */
    Breaker breaker();

    /** How often old deliveries are removed. */
    @WithDefault("1m")
    Duration pruneEvery();

    /** Rows removed per statement: small, so that pruning never holds locks for long. */
    @WithDefault("500")
    int pruneBatch();

    /** When endpoints are left alone, and when they are given up. */
    interface Breaker {

        /** Failures in a row that open the breaker; an answer that blames the request (4xx) counts twice. */
        @WithDefault("10")
        int failures();

        /** Share of calls within the window whose failure opens the breaker, above 0 and at most 1. */
        @WithDefault("0.7")
        double share();

        /** Calls within the window before the share counts. */
        @WithDefault("10")
        int least();

        /** How long calls are counted together. */
        @WithDefault("5m")
        Duration window();

        /** How long an open breaker waits before the next probe. */
        @WithDefault("30s")
        Duration probe();

        /**
         * After how long without a single success the trigger is paused. Warnings are logged and counted at 50, 70 and 90 %
         * of it.
         */
        @WithDefault("5d")
        Duration disableAfter();
    }
}
