package dev.imagestreams.gateway.trigger;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.List;

/** A list of triggers. */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "items"})
public class ImageTriggerList implements KubernetesResource, KubernetesResourceList<ImageTrigger> {

    private static final long serialVersionUID = 1L;

    private ListMeta metadata = new ListMeta();
    private List<ImageTrigger> items;

    public ImageTriggerList(List<ImageTrigger> items) {
        this.items = List.copyOf(items);
    }

    public String getKind() {
        return "ImageTriggerList";
    }

    public String getApiVersion() {
        return "triggers.imagestreams.dev/v1";
    }

    @Override
    public ListMeta getMetadata() {
        return metadata;
    }

    public void setMetadata(ListMeta metadata) {
        this.metadata = metadata;
    }

    @Override
    public List<ImageTrigger> getItems() {
        return items;
    }

    public void setItems(List<ImageTrigger> items) {
        this.items = List.copyOf(items);
    }
}
