package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.event.ImageChanged;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where triggers are kept. Each method is one transaction unless it runs in its caller's; what a given function throws,
 * the method throws, and nothing is changed. Every change is logged in the order of all changes, as part of its transaction.
 */
public interface TriggerStore {

    /**
     * As of one moment.
     *
     * @param namespace null for all
     */
    Listing list(@Nullable String namespace);

    Optional<StoredTrigger> find(String namespace, String name);

    /** @return the trigger with its revision; empty if the namespace already has one of this name */
    Optional<StoredTrigger> add(StoredTrigger trigger);

    /**
     * Gives a trigger, which nobody else changes meanwhile, another spec and other credentials, and a new revision; one
     * that stays as it is keeps its revision, and nobody is told. Resuming it, or pointing it elsewhere, forgets how its endpoint fared.
     *
     * @param keep whether the result is kept, or only answered
     * @return empty if there is no such trigger
     */
    Optional<StoredTrigger> change(String namespace, String name, boolean keep, UnaryOperator<StoredTrigger> change);

    /**
     * @param check of the trigger as it is
     * @return the trigger; empty if there is none
     */
    Optional<StoredTrigger> remove(String namespace, String name, boolean keep, Consumer<StoredTrigger> check);

    /**
     * Logs that triggers were changed by other means, and gives them new revisions. Part of the caller's transaction, and the
     * last thing in it that waits for others.
     */
    void changed(Collection<UUID> triggers);

    /**
     * Subscriptions that might watch what these changes move, those of paused triggers included. Part of the caller's
     * transaction.
     */
    List<Subscription> watching(Collection<ImageChanged> changes);

    /** The subscription of one trigger. */
    Optional<Subscription> subscription(String namespace, String name);

    /**
     * @param triggers by namespace and name
     * @param version the number of the newest change of any trigger
     */
    record Listing(List<StoredTrigger> triggers, long version) {}
}
