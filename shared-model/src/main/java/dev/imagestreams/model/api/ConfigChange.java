package dev.imagestreams.model.api;

import java.util.Objects;

/**
 * One change of one BuildConfig or DeploymentConfig.
 *
 * @param kind its plural, as in paths
 * @param config right after the change, or, for a deletion, right before it; its resource version is the change's
 */
public record ConfigChange(long resourceVersion, Change.Type type, String kind, ConfigObject config)
        implements DependentChange {

    public ConfigChange {
        Objects.requireNonNull(type);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(config);
    }
}
