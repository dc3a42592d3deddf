package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.client.TriggerService;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code imagetriggerpreviews}: asks who would be told if a tag moved. Keeps nothing. */
@Singleton
class ImageTriggerPreviewStore implements Creatable<ImageTriggerPreview> {

    private final TriggerService triggers;

    ImageTriggerPreviewStore(@RestClient TriggerService triggers) {
        this.triggers = triggers;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_TRIGGER_PREVIEWS;
    }

    @Override
    public Class<ImageTriggerPreview> type() {
        return ImageTriggerPreview.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public ImageTriggerPreview create(ObjectKey key, ImageTriggerPreview asked, WriteOptions options) {
        if (asked.spec() == null) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.required("spec", "which tag would move, and where?")));
        }
        return new ImageTriggerPreview(
                asked.spec(), new ImageTriggerPreview.Answer(triggers.preview(key.namespace(), asked.spec())));
    }
}
