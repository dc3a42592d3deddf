package dev.imagestreams.gateway.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Who may come in. */
@ConfigMapping(prefix = "imagestreams.token")
public interface AuthConfig {

    /**
     * Static token file in Kubernetes' format: {@code token,user,uid,"group,group"} per line. Required: without it
     * nobody could come in.
     */
    Path file();

    /** How often the file is looked at for changes; a revoked token works at most this much longer. */
    @WithDefault("PT1S")
    Duration reloadEvery();
}
