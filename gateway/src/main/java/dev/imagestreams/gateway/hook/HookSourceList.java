package dev.imagestreams.gateway.hook;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.List;

/** A list of sources. */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "items"})
public class HookSourceList implements KubernetesResource, KubernetesResourceList<HookSourceObject> {

    private static final long serialVersionUID = 1L;

    private ListMeta metadata = new ListMeta();
    private List<HookSourceObject> items;

    HookSourceList(List<HookSourceObject> items) {
        this.items = List.copyOf(items);
    }

    public String getKind() {
        return "HookSourceList";
    }

    public String getApiVersion() {
        return ApiResources.HOOK_GROUP + "/v1";
    }

    @Override
    public ListMeta getMetadata() {
        return metadata;
    }

    public void setMetadata(ListMeta metadata) {
        this.metadata = metadata;
    }

    @Override
    public List<HookSourceObject> getItems() {
        return items;
    }

    public void setItems(List<HookSourceObject> items) {
        this.items = List.copyOf(items);
    }
}
