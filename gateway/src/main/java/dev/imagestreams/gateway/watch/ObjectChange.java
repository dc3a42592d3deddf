package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.model.api.Change;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;

/**
 * One change of one object.
 *
 * @param version the change's position in its source's total order
 * @param object as clients see it right after the change, or, for a deletion, right before it; its resource version is the
 *     change's. Never changed any more.
 */
public record ObjectChange(long version, Change.Type type, ApiResource resource, HasMetadata object) {

    public ObjectChange {
        Objects.requireNonNull(type);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(object);
    }
}
