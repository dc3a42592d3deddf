package dev.imagestreams.gateway.api.resource;

import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.List;

/** Changes a list of any kind. */
record ListItems(KubernetesResourceList<?> list) {

    static ListItems of(KubernetesResourceList<?> list) {
        return new ListItems(list);
    }

    void replace(List<?> items) {
        Setters.set(list, "setItems", List.class, items);
    }

    void describe(ListMeta metadata) {
        Setters.set(list, "setMetadata", ListMeta.class, metadata);
    }
}
