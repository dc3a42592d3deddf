package dev.imagestreams.gateway.api.patch;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JavaType;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.NamespaceStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.openshift.api.model.DeploymentConfigStatus;
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

    private static final Map<Class<?>, Map<String, ListMerge>> TABLE = Map.ofEntries(
            entry(ObjectMeta.class, Map.of("finalizers", SET, "ownerReferences", by("uid"))),
            entry(ImageStreamSpec.class, Map.of("tags", by("name"))),
            entry(ImageStreamStatus.class, Map.of("tags", by("tag"))),
            entry(Image.class, Map.of("signatures", by("name"))),
            entry(NamespaceStatus.class, Map.of("conditions", by("type"))),
            entry(ProjectStatus.class, Map.of("conditions", by("type"))),
            entry(ServiceAccount.class, Map.of("secrets", by("name"))),
            entry(DeploymentConfigStatus.class, Map.of("conditions", by("type"))),
            entry(
                    PodSpec.class,
                    Map.of(
                            "containers", by("name"),
                            "initContainers", by("name"),
                            "volumes", by("name"),
                            "imagePullSecrets", by("name"))),
            entry(
                    Container.class,
                    Map.of(
                            "env", by("name"),
                            "ports", by("containerPort"),
                            "volumeMounts", by("mountPath"),
                            "volumeDevices", by("devicePath"))));

    /** Empty for a list that is replaced. */
    public static Optional<ListMerge> of(JavaType owner, String field) {
        return Optional.ofNullable(
                TABLE.getOrDefault(owner.getRawClass(), Map.of()).get(field));
    }

    private static ListMerge by(String key) {
        return new ListMerge(Optional.of(key));
    }
}
