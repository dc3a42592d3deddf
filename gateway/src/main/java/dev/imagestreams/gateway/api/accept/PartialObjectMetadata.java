package dev.imagestreams.gateway.api.accept;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * An object reduced to what every object has.
 *
 * @param version of {@code meta.k8s.io}
 */
@JsonPropertyOrder({"kind", "apiVersion", "metadata"})
public record PartialObjectMetadata(@JsonIgnore String version, ObjectMeta metadata) implements KubernetesResource {

    public String getKind() {
        return "PartialObjectMetadata";
    }

    public String getApiVersion() {
        return "meta.k8s.io/" + version;
    }
}
