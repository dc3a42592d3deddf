package dev.imagestreams.imports.referrer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether and how what refers to imported images (signatures, attestations, SBOMs) is looked for. */
@ConfigMapping(prefix = "imagestreams.import.referrers")
public interface ReferrersConfig {

    /**
     * Whether it is looked for at all: up to five small requests for each image that is new, beside the import. What has been
     * noted stays readable.
     */
    @WithDefault("true")
    boolean enabled();

    /** From an import to the look: signatures and SBOMs are made of an image that was pushed, and arrive after it. */
    @WithDefault("PT1M")
    Duration delay();

    /** Further looks, from the first import on: signatures are often pushed after the image. Nothing for a single look. */
    @WithDefault("PT10M,PT1H")
    Optional<List<Duration>> again();

    /** From one look at an image to the next, however often it is imported meanwhile. */
    @WithDefault("PT5M")
    Duration spacing();

    /** Images looked at at the same time by this process, never two of one registry. */
    @WithDefault("2")
    int workers();

    /** How often due looks are searched for. */
    @WithDefault("PT10S")
    Duration interval();

    /** How often a look with failures that may pass (429, 5xx, timeouts, DNS) is tried before it is given up. */
    @WithDefault("6")
    int attempts();

    /** Wait before the second attempt; doubled for each further one, with jitter. */
    @WithDefault("PT1M")
    Duration backoff();

    /** The longest wait between attempts. */
    @WithDefault("PT1H")
    Duration longestBackoff();
}
