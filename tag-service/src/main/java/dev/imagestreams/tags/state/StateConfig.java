package dev.imagestreams.tags.state;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the states of tags are told on topic {@code tag-state}. */
@ConfigMapping(prefix = "imagestreams.states")
public interface StateConfig {

    /**
     * How long is waited between two batches, so that states that follow each other quickly are told once. Whoever needs every
     * move at once listens to {@code image-changed}.
     */
    @WithDefault("PT0.25S")
    Duration spacing();

    /**
     * How many tags are told at once, and as many again while all are told anew. Bounds memory; a change of more tags than
     * that is told whole.
     */
    @WithDefault("1000")
    int batchSize();
}
