package dev.imagestreams.gateway.api.patch;

import com.fasterxml.jackson.databind.JavaType;
import io.fabric8.kubernetes.api.model.NamespaceStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.openshift.api.model.Image;
import io.fabric8.openshift.api.model.ImageStreamSpec;
import io.fabric8.openshift.api.model.ImageStreamStatus;
import io.fabric8.openshift.api.model.ProjectStatus;
import java.util.Map;
import java.util.Optional;

/**
 * How a strategic merge patch treats a list: replaces it, adds values to a set, or merges objects that have the same
 * value in a field. The table is what {@code patchStrategy} and {@code patchMergeKey} say in Kubernetes' and OpenShift's
 * Go types; a list that is not in it is replaced. OpenAPI publishes the same table, by which clients make their patches.
 *
 * @param key the field that identifies an object; empty for a set of plain values
 */
public record ListMerge(Optional<String> key) {

    private static final ListMerge SET = new ListMerge(Optional.empty());

    private static final Map<Class<?>, Map<String, ListMerge>> TABLE = Map.of(
            ObjectMeta.class, Map.of("finalizers", SET, "ownerReferences", by("uid")),
            ImageStreamSpec.class, Map.of("tags", by("name")),
            ImageStreamStatus.class, Map.of("tags", by("tag")),
            Image.class, Map.of("signatures", by("name")),
            NamespaceStatus.class, Map.of("conditions", by("type")),
            ProjectStatus.class, Map.of("conditions", by("type")),
            ServiceAccount.class, Map.of("secrets", by("name")));

    /** Empty for a list that is replaced. */
    public static Optional<ListMerge> of(JavaType owner, String field) {
        return Optional.ofNullable(
                TABLE.getOrDefault(owner.getRawClass(), Map.of()).get(field));
    }

    private static ListMerge by(String key) {
        return new ListMerge(Optional.of(key));
    }
}
