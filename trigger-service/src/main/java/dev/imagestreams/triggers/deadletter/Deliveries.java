package dev.imagestreams.triggers.deadletter;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.subscription.Triggers;
import dev.imagestreams.triggers.wakeup.DueSignal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What people do with deliveries: look at them, and have them made again. */
@Singleton
public class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final DeliveryArchive archive;
    private final Triggers triggers;
    private final DueSignal signal;

    public Deliveries(DeliveryArchive archive, Triggers triggers, DueSignal signal) {
        this.archive = archive;
        this.triggers = triggers;
        this.signal = signal;
    }

    /** See {@link DeliveryArchive#list}; fails if there is no such trigger. */
    public List<Delivery> list(
            String namespace, String trigger, Delivery.@Nullable State state, @Nullable UUID before, int limit) {
        triggers.get(namespace, trigger);
        return archive.list(namespace, trigger, state, before, limit);
    }

    public Delivery get(UUID id) {
        return archive.find(id).orElseThrow(() -> notFound(id));
    }

    /** See {@link DeliveryArchive#replay}. */
    public Delivery replay(UUID id, String actor) {
        UUID replay = UUID.randomUUID();
        if (!archive.replay(id, replay)) {
            throw notFound(id);
        }
        Delivery replayed = get(id);
        LOG.infof("delivery replayed: delivery=%s replay=%s actor=%s", id, replay, actor);
        signal.raise();
        return replayed;
    }

    private static ImageStreamException notFound(UUID id) {
        return new ImageStreamException(ErrorCode.NOT_FOUND, "delivery \"" + id + "\" not found");
    }
}
