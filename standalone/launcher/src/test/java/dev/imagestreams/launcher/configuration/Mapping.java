package dev.imagestreams.launcher.configuration;

import java.util.List;

/**
 * One {@code @ConfigMapping} interface.
 *
 * @param prefix of all its keys
 * @param description what the feature's settings are about, as Markdown
 */
public record Mapping(String prefix, String description, List<Setting> settings) {

    public Mapping {
        settings = List.copyOf(settings);
    }
}
