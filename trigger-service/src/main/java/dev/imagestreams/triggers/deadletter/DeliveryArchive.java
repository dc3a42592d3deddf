package dev.imagestreams.triggers.deadletter;

import dev.imagestreams.model.api.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deliveries as people see them. Each method is one transaction. */
public interface DeliveryArchive {

    /**
     * A trigger's deliveries, newest first, without their attempts.
     *
     * @param state null means any
     * @param before id of the last delivery seen; null begins with the newest
     */
    List<Delivery> list(
            String namespace, String trigger, Delivery.@Nullable State state, @Nullable UUID before, int limit);

    /** One delivery, with its attempts. */
    Optional<Delivery> find(UUID id);
}
