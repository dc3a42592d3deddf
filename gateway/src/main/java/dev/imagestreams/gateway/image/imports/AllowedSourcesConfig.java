package dev.imagestreams.gateway.image.imports;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The registries people may import from. */
@ConfigMapping(prefix = "imagestreams.gateway")
public interface AllowedSourcesConfig {

    /**
     * Registries that imports somebody waits for may ask, each `[http://]host[:port]`, as in tag-service's
     * `imagestreams.tags.allowed-registries`, which should have the same entries. Without entries every registry may be
     * asked. Who may create images may ask any.
     */
    Optional<List<String>> allowedRegistries();
}
