package dev.imagestreams.gateway.api.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;

/** Verb {@code delete}. */
public interface Deletable<T extends HasMetadata> extends ResourceStore<T> {

    /** Returns what the client is answered: a {@code Status}, or the object that is on its way out. */
    KubernetesResource delete(ObjectKey key, Deletion deletion);
}
