package dev.imagestreams.imports.registry;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The registry configuration as a running service reads it, without a running service. */
public final class RegistryConfigs {

    private RegistryConfigs() {}

    /** Loopback allowed and short waits, plus these. */
    public static RegistryConfig of(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "imagestreams.registry.allowed-networks", "127.0.0.0/8",
                "imagestreams.registry.connect-timeout", "PT2S",
                "imagestreams.registry.request-timeout", "PT1S",
                "imagestreams.registry.backoff", "PT0.02S"));
        properties.putAll(more);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(RegistryConfig.class)
                .build()
                .getConfigMapping(RegistryConfig.class);
    }
}
