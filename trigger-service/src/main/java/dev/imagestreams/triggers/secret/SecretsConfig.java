package dev.imagestreams.triggers.secret;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How secrets are kept at rest. */
@ConfigMapping(prefix = "imagestreams.secrets")
public interface SecretsConfig {

    /**
     * Key that seals webhook secrets: base64 of 32 random bytes. There is no default, because a known key is no key;
     * without it the service does not start. Whoever loses it has to give every webhook a new secret.
     */
    String key();

    /**
     * How long the secret that a webhook had before signs beside the new one, so that receivers can be changed over without
     * missing anything. A day, as Standard Webhooks' senders do.
     */
    @WithDefault("24h")
    Duration overlap();
}
