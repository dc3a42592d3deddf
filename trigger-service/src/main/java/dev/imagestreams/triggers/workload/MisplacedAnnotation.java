package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.Objects;
import java.util.Set;

/** An object that has the annotation on its pod template only, where it does nothing: its owner is told. */
public record MisplacedAnnotation(ObjectKey key, String uid) implements Dependent {

    public MisplacedAnnotation {
        Objects.requireNonNull(key);
        Objects.requireNonNull(uid);
    }

    @Override
    public Set<TagKey> follows() {
        return Set.of();
    }

    @Override
    public Decision decide(Resolution resolution) {
        return new Decision.Refused("the annotation " + TriggerAnnotation.KEY
                + " is on the pod template; it belongs to the " + key.kind().kind() + " itself");
    }
}
