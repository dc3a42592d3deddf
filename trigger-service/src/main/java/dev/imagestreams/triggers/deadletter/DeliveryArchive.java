package dev.imagestreams.triggers.deadletter;

import dev.imagestreams.model.api.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deliveries as people see them. Each method is one transaction. */
public interface DeliveryArchive {

    /** A trigger's deliveries, newest first, without their attempts. */
    List<Delivery> list(String namespace, String trigger, DeliveryFilter filter);

    /** One delivery, with its attempts. */
    Optional<Delivery> find(UUID id);
}
