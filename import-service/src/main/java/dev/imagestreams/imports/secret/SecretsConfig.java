package dev.imagestreams.imports.secret;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the secrets of namespaces are kept at rest, and how long what they open is remembered. */
@ConfigMapping(prefix = "imagestreams.import.secrets")
public interface SecretsConfig {

    /**
     * Required. Key that seals the secrets: base64 of 32 random bytes ({@code openssl rand -base64 32}). There is no
     * default, because a known key is no key; without it the service does not start, and says how to make one. Whoever
     * loses it loses the secrets.
     */
    Optional<String> key();

    /**
     * Keys that were used before, base64 of 32 bytes each. What they sealed is sealed again with the current key when
     * the service starts; they can be taken away after that.
     */
    Optional<List<String>> previousKeys();

    /** How long accounts read from secrets are used without looking again. A write through this process ends it at once. */
    @WithDefault("PT5S")
    Duration cacheLifetime();
}
