package dev.imagestreams.tags.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How digest-resolved events are taken in. */
@ConfigMapping(prefix = "imagestreams.inbox")
public interface InboxConfig {

    /**
     * How long receipts are kept. An event that comes again later than this would be applied again, so it must exceed the
     * retention of topic digest-resolved.
     */
    @WithDefault("P14D")
    Duration receiptRetention();

    /** How long to wait before a batch is tried again when the database did not take it. */
    @WithDefault("PT0.5S")
    Duration retryDelay();
}
