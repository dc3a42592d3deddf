package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.list.FieldSelector;
import dev.imagestreams.gateway.api.list.ListRequest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What every list is put through after its store: selectors, and pages where the store makes none. A page of a store that
 * makes its own may have fewer items than asked for when there is a selector, and still be followed by another.
 */
final class Listing {

    /** Ends the positions made here, as in Kubernetes; so they are told from those of stores. */
    private static final String AFTER = "\0";

    private Listing() {}

    static <T extends HasMetadata> KubernetesResource of(Listable<T> store, String namespace, ListRequest request) {
        Map<String, Function<T, String>> fields = store.selectableFields();
        Set<String> known = new HashSet<>(fields.keySet());
        known.addAll(FieldSelector.OF_METADATA);
        request.fields().allowing(known);
        KubernetesResource answer = store.list(namespace, request);
        if (!(answer instanceof KubernetesResourceList<?> list)) {
            return answer;
        }
        ListMeta metadata = list.getMetadata() == null ? new ListMeta() : list.getMetadata();
        request.checkVersion(metadata.getResourceVersion());
        List<T> selected = list.getItems().stream()
                .map(store.type()::cast)
                .filter(item -> selects(request, item, fields))
                .toList();
        ListItems items = ListItems.of(list);
        items.replace(metadata.getContinue() == null ? page(selected, request, metadata) : selected);
        items.describe(metadata);
        return answer;
    }

    private static <T extends HasMetadata> List<T> page(List<T> items, ListRequest request, ListMeta metadata) {
        String position = request.position();
        boolean begins = position == null;
        if (!begins && !position.endsWith(AFTER)
                || begins && (request.limit() == 0 || items.size() <= request.limit())) {
            return items;
        }
        List<T> rest = items.stream()
                .sorted(Comparator.comparing(Listing::key))
                .filter(item -> begins || (key(item) + AFTER).compareTo(position) > 0)
                .toList();
        if (request.limit() == 0 || rest.size() <= request.limit()) {
            return rest;
        }
        List<T> page = rest.subList(0, request.limit());
        metadata.setContinue(ListRequest.tokenFor(key(page.get(page.size() - 1)) + AFTER));
        if (request.labels().isEmpty() && request.fields().isEmpty()) {
            metadata.setRemainingItemCount((long) rest.size() - page.size());
        }
        return page;
    }

    private static String key(HasMetadata item) {
        ObjectMeta metadata = item.getMetadata();
        return Objects.requireNonNullElse(metadata.getNamespace(), "") + '/' + metadata.getName();
    }

    private static <T extends HasMetadata> boolean selects(
            ListRequest request, T item, Map<String, Function<T, String>> fields) {
        ObjectMeta metadata = item.getMetadata();
        return request.labels().test(metadata.getLabels() == null ? Map.of() : metadata.getLabels())
                && request.fields()
                        .test(field -> fields.containsKey(field)
                                ? Objects.requireNonNullElse(fields.get(field).apply(item), "")
                                : FieldSelector.ofMetadata(field, metadata));
    }
}
