package dev.imagestreams.triggers.deadletter;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.subscription.Triggers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Looking back at deliveries. */
@Singleton
public class Deliveries {

    private final DeliveryArchive archive;
    private final Triggers triggers;

    public Deliveries(DeliveryArchive archive, Triggers triggers) {
        this.archive = archive;
        this.triggers = triggers;
    }

    /** See {@link DeliveryArchive#list}; fails if there is no such trigger. */
    public List<Delivery> list(String namespace, String trigger, DeliveryFilter filter) {
        triggers.get(namespace, trigger);
        return archive.list(namespace, trigger, filter);
    }

    public Delivery get(UUID id) {
        return archive.find(id)
                .orElseThrow(() -> new ImageStreamException(ErrorCode.NOT_FOUND, "delivery \"" + id + "\" not found"));
    }
}
