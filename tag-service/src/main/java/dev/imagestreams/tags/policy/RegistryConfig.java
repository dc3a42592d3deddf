package dev.imagestreams.tags.policy;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The registries tags may point to. */
@ConfigMapping(prefix = "imagestreams.tags")
public interface RegistryConfig {

    /**
     * Registries tags may point to and images may be imported from, each `[http://]host[:port]`; `*` stands for any text and
     * `?` for any character. Without a port, 443 is meant, or 80 after `http://`, which marks a registry that may be asked
     * without TLS. Without entries every registry is allowed. What a stream refers to already stays allowed.
     */
    Optional<List<String>> allowedRegistries();

    /**
     * Host and port of the integrated registry, as pull specs have them. It is always allowed, and what is copied from one
     * stream's repository in it is pulled through the other's. Without it there is no integrated registry.
     */
    Optional<String> internalRegistry();
}
