package dev.imagestreams.gateway.api.accept;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.List;

/**
 * A list of objects reduced to what every object has.
 *
 * @param version of {@code meta.k8s.io}
 */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "items"})
public record PartialObjectMetadataList(
        @JsonIgnore String version, ListMeta metadata, List<PartialObjectMetadata> items)
        implements KubernetesResource {

    public String getKind() {
        return "PartialObjectMetadataList";
    }

    public String getApiVersion() {
        return "meta.k8s.io/" + version;
    }
}
