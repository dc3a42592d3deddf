package dev.imagestreams.imports.look;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is resolved at the same time. */
@ConfigMapping(prefix = "imagestreams.import.resolve")
public interface ResolveConfig {

    /** Sources looked at in parallel, over all requests; each is a thread that mostly waits for a registry. */
    @WithDefault("32")
    int parallel();

    /**
     * Of these, at one registry at the same time. The others wait without a thread: a registry that does not answer must
     * not keep imports from the rest.
     */
    @WithDefault("8")
    int parallelPerRegistry();

    /** Images of manifest lists fetched in parallel, over all lists; at one registry as many as above. */
    @WithDefault("16")
    int parallelChildren();

    /**
     * Platform taken of a manifest list where a tag prefers none: {@code os/architecture} or
     * {@code os/architecture/variant}. OpenShift takes that of its control plane.
     */
    @WithDefault("linux/amd64")
    String platform();
}
