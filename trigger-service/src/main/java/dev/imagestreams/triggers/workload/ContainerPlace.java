package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.workload.PodContainers.Group;
import java.util.Optional;
import java.util.OptionalInt;

/** Where a field path leads in an object. */
sealed interface ContainerPlace {

    record Found(Group group, int index) implements ContainerPlace {}

    /** @param reason for a person; as OpenShift words it where it says anything */
    record Missing(String reason) implements ContainerPlace {}

    static ContainerPlace of(String fieldPath, ObjectKind kind, PodContainers pod) {
        if (!FieldPath.startsAt(kind.podPath(), fieldPath)) {
            return new Missing("field path does not begin with " + kind.podPath() + ", where a " + kind.kind()
                    + " has its containers: " + fieldPath);
        }
        Optional<FieldPath> path = FieldPath.parse(kind.podPath(), fieldPath);
        if (path.isEmpty()) {
            return new Missing("field path is not valid: " + fieldPath);
        }
        OptionalInt index = path.get().locate(pod);
        return index.isPresent()
                ? new Found(path.get().group(), index.getAsInt())
                : new Missing("no such container: " + fieldPath);
    }
}
