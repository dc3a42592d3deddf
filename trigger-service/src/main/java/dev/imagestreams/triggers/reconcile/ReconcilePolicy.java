package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.pointer.PullSpecs;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagPointer;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.Resolution;
import java.util.Map;
import java.util.Optional;

/**
 * How one cluster is taken care of.
 *
 * @param workers changes made at the same time
 * @param afterFailure waits when the cluster does not do what it is asked
 * @param afterChange waits when the object has changed meanwhile
 * @param crossNamespace whether objects may follow streams of other namespaces, as OpenShift lets them
 */
public record ReconcilePolicy(
        int workers, Backoff afterFailure, Backoff afterChange, PullSpecs pullSpecs, boolean crossNamespace) {

    Resolution resolution(ObjectKey object, Map<TagKey, TagPointer> pointers) {
        return tag -> Optional.ofNullable(pointers.get(tag))
                .filter(pointer -> crossNamespace || tag.stream().namespace().equals(object.namespace()))
                .map(pullSpecs::of);
    }
}
