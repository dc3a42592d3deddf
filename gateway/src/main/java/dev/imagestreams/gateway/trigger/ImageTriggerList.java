package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.custom.CustomResourceList;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import java.util.List;

/** A list of triggers. */
public class ImageTriggerList extends CustomResourceList<ImageTrigger> {

    private static final long serialVersionUID = 1L;

    public ImageTriggerList(List<ImageTrigger> items) {
        super(ApiResources.IMAGE_TRIGGERS, items);
    }
}
