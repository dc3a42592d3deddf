package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.list.ListRequest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;

/** Verb {@code list}. */
public interface Listable<T extends HasMetadata> extends ResourceStore<T> {

    /**
     * What the request selects, with the metadata of the list.
     *
     * @param namespace empty for all namespaces
     */
    KubernetesResourceList<T> list(String namespace, ListRequest request);
}
