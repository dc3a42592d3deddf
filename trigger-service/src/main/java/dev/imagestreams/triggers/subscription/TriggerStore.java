package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where triggers are kept. Triggers go in and come out without their secrets; those pass as sealed bytes, beside. Each
 * method is one transaction unless it runs in its caller's.
 */
public interface TriggerStore {

    /** By name. */
    List<Trigger> list(String namespace);

    Optional<Trigger> find(String namespace, String name);

    /** @return false if the namespace already has a trigger of this name */
    boolean add(Trigger trigger, byte @Nullable [] sealedSecret);

    /**
     * Gives a trigger another spec and the next revision. Resuming it forgets why it was paused.
     *
     * @param sealedSecret null keeps a webhook's secret
     * @return empty if the trigger is gone
     */
    Optional<Trigger> replace(UUID uid, TriggerDraft spec, byte @Nullable [] sealedSecret);

    boolean remove(String namespace, String name);

    /** Triggers of these namespaces, which nobody can change or remove before the caller's transaction ends. */
    List<Trigger> hold(Collection<String> namespaces);
}
