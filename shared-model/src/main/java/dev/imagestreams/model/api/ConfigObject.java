package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;

/**
 * A BuildConfig or DeploymentConfig of OpenShift, whole, in its own JSON. Identity, version and status in it are the
 * server's.
 */
public record ConfigObject(@JsonValue Map<String, Object> content) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConfigObject {
        Objects.requireNonNull(content);
    }

    /** {@code metadata.name}; empty if it has none. */
    public String name() {
        return content.get("metadata") instanceof Map<?, ?> metadata && metadata.get("name") instanceof String name
                ? name
                : "";
    }
}
