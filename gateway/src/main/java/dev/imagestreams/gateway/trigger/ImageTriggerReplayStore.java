package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.client.TriggerService;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code imagetriggers/replays}: tells a trigger's consumer again, or for the first time, what was recorded. */
@Singleton
class ImageTriggerReplayStore implements Creatable<ImageTriggerReplay> {

    private final TriggerService triggers;

    ImageTriggerReplayStore(@RestClient TriggerService triggers) {
        this.triggers = triggers;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_TRIGGER_REPLAYS;
    }

    @Override
    public Class<ImageTriggerReplay> type() {
        return ImageTriggerReplay.class;
    }

    @Override
    public ImageTriggerReplay create(ObjectKey key, ImageTriggerReplay wanted, WriteOptions options) {
        if (options.dryRun()) {
            throw new StatusException(Statuses.badRequest("a replay cannot be tried without doing it"));
        }
        if (!TriggerConverter.isName(key.name())) {
            throw new StatusException(Statuses.notFound(ApiResources.IMAGE_TRIGGERS, key.name()));
        }
        if (wanted.spec() == null) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.required("spec", "what is to be told: failed, since or current?")));
        }
        return new ImageTriggerReplay(wanted.spec(), triggers.replay(key.namespace(), key.name(), wanted.spec()));
    }
}
