package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.custom.CustomResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.model.api.TriggerStatus;

/** {@code ImageTrigger}: who wants to know when which tags move. */
public class ImageTrigger extends CustomResource<ImageTriggerSpec, TriggerStatus> {

    private static final long serialVersionUID = 1L;

    public ImageTrigger() {
        super(ApiResources.IMAGE_TRIGGERS);
    }
}
