package dev.imagestreams.gateway.image;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The integrated registry, as far as streams tell about it. */
@ConfigMapping(prefix = "imagestreams.registry")
public interface RegistryConfig {

    /**
     * Host, with port, by which consumers inside pull from the integrated registry. It becomes
     * {@code status.dockerImageRepository} and the pull spec of tags with reference policy {@code Local}. Without one,
     * both fall back to where the image was imported from.
     */
    Optional<String> internalHost();

    /** Hosts by which everybody may pull from it; the first becomes {@code status.publicDockerImageRepository}. */
    Optional<List<String>> externalHosts();
}
