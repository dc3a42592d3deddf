package dev.imagestreams.gateway.core;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What people are told who log in. */
@ConfigMapping(prefix = "imagestreams.session")
public interface SessionConfig {

    /** Message of the day, which {@code oc login} prints. */
    Optional<String> motd();

    /** Where the console is, as {@code oc whoami --show-console} tells. */
    Optional<String> consoleUrl();
}
