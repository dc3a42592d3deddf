package dev.imagestreams.triggers.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** How this installation names itself to the outside. */
@ConfigMapping(prefix = "imagestreams.public")
public interface NoticeConfig {

    /**
     * Address of the gateway as receivers of webhooks know it, without a trailing slash. It begins the CloudEvents
     * {@code source}, with which receivers tell installations apart, so it should never change.
     */
    @WithDefault("https://127.0.0.1:8443")
    URI url();
}
