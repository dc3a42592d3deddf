package dev.imagestreams.gateway.image.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Imports somebody waits for. */
@ConfigMapping(prefix = "imagestreams.import")
public interface ImportConfig {

    /**
     * How long to wait for the result of an import to arrive in the stream's history. It normally takes milliseconds;
     * longer waits happen only while the broker or tag-service is away.
     */
    @WithName("wait")
    @WithDefault("PT30S")
    Duration longestWait();
}
