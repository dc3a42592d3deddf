package dev.imagestreams.gateway.api.resource;

import io.fabric8.kubernetes.api.model.KubernetesResource;

/** Verb {@code create}. */
public interface Creatable<T extends KubernetesResource> extends ResourceStore<T> {

    /**
     * Makes an object.
     *
     * @param key the namespace, and for a subresource the name of the object it belongs to
     * @param object of that namespace; it has a name unless {@link #namesAreNeeded()} says it need not
     * @return what the client is answered: the object as it is now, or a {@code Status}
     */
    KubernetesResource create(ObjectKey key, T object, WriteOptions options);

    /** Whether an object without a name is refused. Questions, such as access reviews, have none. */
    default boolean namesAreNeeded() {
        return true;
    }
}
