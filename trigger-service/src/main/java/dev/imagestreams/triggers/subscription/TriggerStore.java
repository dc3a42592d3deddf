package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.event.ImageChanged;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Where triggers are kept. Each method is one transaction unless it runs in its caller's; what a given function throws,
 * the method throws, and nothing is changed.
 */
public interface TriggerStore {

    /** By name. */
    List<StoredTrigger> list(String namespace);

    Optional<StoredTrigger> find(String namespace, String name);

    /** @return false if the namespace already has a trigger of this name */
    boolean add(StoredTrigger trigger);

    /**
     * Gives a trigger, which nobody else changes meanwhile, another spec and other credentials, and the next revision.
     * Resuming it, or pointing it elsewhere, forgets how its endpoint fared.
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
     * Subscriptions that might watch what these changes move, those of paused triggers included. Part of the caller's
     * transaction.
     */
    List<Subscription> watching(Collection<ImageChanged> changes);

    /** The subscription of one trigger. */
    Optional<Subscription> subscription(String namespace, String name);
}
