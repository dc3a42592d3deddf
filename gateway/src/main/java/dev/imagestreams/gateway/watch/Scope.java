package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import java.util.Objects;

/**
 * Where a watcher looks.
 *
 * @param namespace empty for all, and for a resource at cluster scope
 */
record Scope(ApiResource resource, String namespace) {

    static Scope of(ObjectChange change) {
        String namespace = change.object().getMetadata().getNamespace();
        return new Scope(change.resource(), Objects.requireNonNullElse(namespace, ""));
    }

    Scope inAllNamespaces() {
        return new Scope(resource, "");
    }

    boolean has(ObjectChange change) {
        return resource.equals(change.resource())
                && (namespace.isEmpty()
                        || namespace.equals(change.object().getMetadata().getNamespace()));
    }
}
