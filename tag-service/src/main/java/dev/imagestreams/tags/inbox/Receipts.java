package dev.imagestreams.tags.inbox;

import dev.imagestreams.model.api.ImportReceipt;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which events have been dealt with, and how. Takes part in the caller's transaction. */
public interface Receipts {

    /** Those of the given events that have a receipt. */
    Set<UUID> existing(Collection<UUID> events);

    Optional<ImportReceipt> find(UUID event);

    void add(List<ImportReceipt> receipts);
}
