package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;

/**
 * Which object.
 *
 * @param resource plural
 * @param namespace empty at cluster scope
 */
public record ObjectRef(String resource, String namespace, String name) {

    public static ObjectRef of(ApiResource resource, HasMetadata object) {
        return new ObjectRef(
                resource.name(),
                Objects.requireNonNullElse(object.getMetadata().getNamespace(), ""),
                object.getMetadata().getName());
    }
}
