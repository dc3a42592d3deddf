package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.list.ListRequest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ListMetaBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a list of a published model is made of. Its items do not name their kind, which the list does once for all. */
public record Listed<T extends HasMetadata>(ListMeta metadata, List<T> items) {

    /** @param version that the objects are of; a list may be newer than it says, never older */
    public static <T extends HasMetadata> Listed<T> of(String version, Stream<T> objects, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        return new Listed<>(
                new ListMetaBuilder().withResourceVersion(version).build(),
                objects.filter(object -> selection.test(object.getMetadata()))
                        .map(Listed::item)
                        .toList());
    }

    private static <T extends HasMetadata> T item(T object) {
        object.setApiVersion(null);
        Setters.set(object, "setKind", String.class, null);
        return object;
    }
}
