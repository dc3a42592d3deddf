package dev.imagestreams.gateway.api.resource;

import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** Changes a list of any kind: the lists of the published models have the same setters and no interface that says so. */
record ListItems(KubernetesResourceList<?> list) {

    static ListItems of(KubernetesResourceList<?> list) {
        return new ListItems(list);
    }

    void replace(List<?> items) {
        set("setItems", List.class, items);
    }

    void describe(ListMeta metadata) {
        set("setMetadata", ListMeta.class, metadata);
    }

    private void set(String setter, Class<?> type, Object value) {
        try {
            list.getClass().getMethod(setter, type).invoke(list, value);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("every list has " + setter, e);
        }
    }
}
