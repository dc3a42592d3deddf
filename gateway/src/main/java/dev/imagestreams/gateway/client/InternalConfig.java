package dev.imagestreams.gateway.client;

import io.smallrye.config.ConfigMapping;

/** How the services know each other. */
@ConfigMapping(prefix = "imagestreams.internal")
public interface InternalConfig {

    /** Password of user {@code internal}, the same for all services. Required, and never logged. */
    String password();
}
