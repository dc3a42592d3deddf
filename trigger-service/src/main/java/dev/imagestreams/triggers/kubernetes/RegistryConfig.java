package dev.imagestreams.triggers.kubernetes;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The integrated registry, as far as consumers pull from it. */
@ConfigMapping(prefix = "imagestreams.registry")
public interface RegistryConfig {

    /**
     * Host, with port, by which consumers inside pull from the integrated registry: the same as the gateway's. Objects
     * that follow tags with reference policy {@code Local} get it in their images. Without one, they get where the image
     * was imported from.
     */
    Optional<String> internalHost();
}
