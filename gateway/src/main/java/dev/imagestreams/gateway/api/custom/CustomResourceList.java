package dev.imagestreams.gateway.api.custom;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.List;

/** A list of objects of a kind of ours. */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "items"})
public abstract class CustomResourceList<R extends CustomResource<?, ?>>
        implements KubernetesResource, KubernetesResourceList<R> {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String apiVersion;
    private ListMeta metadata = new ListMeta();
    private List<R> items;

    protected CustomResourceList(ApiResource resource, List<R> items) {
        this.kind = resource.kind() + "List";
        this.apiVersion = resource.groupVersion();
        this.items = List.copyOf(items);
    }

    public String getKind() {
        return kind;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    @Override
    public ListMeta getMetadata() {
        return metadata;
    }

    public void setMetadata(ListMeta metadata) {
        this.metadata = metadata;
    }

    @Override
    public List<R> getItems() {
        return items;
    }

    public void setItems(List<R> items) {
        this.items = List.copyOf(items);
    }
}
