package dev.imagestreams.gateway.api.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.function.Predicate;

/**
 * Verb {@code watch}: whoever has listed can follow what happens from there. What happens is told by the feed that serves
 * the resource; a store only says whom it concerns.
 */
public interface Watchable<T extends HasMetadata> extends Listable<T> {

    /** Which objects the one who asks may see. Asked once, when the watch begins. */
    default Predicate<HasMetadata> visible() {
        return object -> true;
    }
}
