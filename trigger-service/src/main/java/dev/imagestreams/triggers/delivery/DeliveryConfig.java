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

    /** How often old deliveries are removed. */
    @WithDefault("1m")
    Duration pruneEvery();

    /** Rows removed per statement: small, so that pruning never holds locks for long. */
    @WithDefault("500")
    int pruneBatch();
}
