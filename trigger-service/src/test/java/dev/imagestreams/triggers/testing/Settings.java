package dev.imagestreams.triggers.testing;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Settings as an operator gets them who configures these and nothing else. */
public final class Settings {

    private static final int PRIORITY = 200;

    private Settings() {}

    public static <T> T of(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", PRIORITY))
                .build()
                .getConfigMapping(mapping);
    }
}
