package dev.imagestreams.imports.resolve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is resolved at the same time. */
@ConfigMapping(prefix = "imagestreams.import.resolve")
public interface ResolveConfig {

    /** Sources looked at in parallel, over all requests; each is a thread that mostly waits for a registry. */
    @WithDefault("32")
    int parallel();
}
