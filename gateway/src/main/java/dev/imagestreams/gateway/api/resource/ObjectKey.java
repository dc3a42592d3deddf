package dev.imagestreams.gateway.api.resource;

import java.util.Objects;

/**
 * Which object of a resource, as the path says it; nothing is known about whether it can exist.
 *
 * @param namespace empty for a resource at cluster scope
 * @param name empty when the request is about the collection
 */
public record ObjectKey(String namespace, String name) {

    public ObjectKey {
        Objects.requireNonNull(namespace);
        Objects.requireNonNull(name);
    }
}
