package dev.imagestreams.gateway.api.resource;

import io.fabric8.kubernetes.api.model.KubernetesResource;

/** Verb {@code get}. */
public interface Readable<T extends KubernetesResource> extends ResourceStore<T> {

    /** @param query parameters of the request; only documented extensions of the API look at them */
    T get(ObjectKey key, Parameters query);
}
