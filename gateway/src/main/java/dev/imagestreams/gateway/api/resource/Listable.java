package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.list.ListRequest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.Map;
import java.util.function.Function;

/** Verb {@code list}. */
public interface Listable<T extends HasMetadata> extends ResourceStore<T> {

    /**
     * What the request selects: a {@link io.fabric8.kubernetes.api.model.KubernetesResourceList} with its metadata. Where
     * listing is only a question clients ask before they try, a {@code Status}.
     *
     * @param namespace empty for all namespaces
     */
    KubernetesResource list(String namespace, ListRequest request);

    /**
     * The fields of its own by which objects can be selected, besides name and namespace. Selecting itself, and paging
     * unless the list names a continuation, is done for the store.
     */
    default Map<String, Function<T, String>> selectableFields() {
        return Map.of();
    }
}
