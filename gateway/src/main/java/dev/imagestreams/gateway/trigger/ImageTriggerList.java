package dev.imagestreams.gateway.trigger;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import java.util.List;

/** A list of triggers. */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "items"})
public record ImageTriggerList(List<ImageTrigger> items)
        implements KubernetesResource, KubernetesResourceList<ImageTrigger> {

    public ImageTriggerList {
        items = List.copyOf(items);
    }

    public String getKind() {
        return "ImageTriggerList";
    }

    public String getApiVersion() {
        return "triggers.imagestreams.dev/v1";
    }

    @Override
    public ListMeta getMetadata() {
        return new ListMeta();
    }

    @Override
    public List<ImageTrigger> getItems() {
        return items;
    }
}
