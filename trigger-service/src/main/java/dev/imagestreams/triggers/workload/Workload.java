package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An object with a pod template and the annotation. Each trigger that is not paused and whose tag points somewhere sets
 * its container's image; tags that point nowhere are waited for without holding back the others. A path that is none, or
 * leads to no container, refuses the whole object, so that half a rollout never happens. A pause of the Deployment itself
 * holds back its rollout and not its image.
 */
public record Workload(ObjectKey key, String uid, String annotation, PodContainers pod) implements Dependent {

    public Workload {
        Objects.requireNonNull(key);
        Objects.requireNonNull(uid);
        Objects.requireNonNull(annotation);
        Objects.requireNonNull(pod);
    }

    @Override
    public Set<TagKey> follows() {
        return triggers().stream()
                .flatMap(trigger -> trigger.follows(key.namespace()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Decision decide(Resolution resolution) {
        if (TriggerAnnotation.read(annotation) instanceof TriggerAnnotation.Unreadable unreadable) {
            return new Decision.Refused(unreadable.reason());
        }
        String podPath = key.kind().podPath();
        ImageEdits edits = new ImageEdits(podPath, pod);
        for (ImageTrigger trigger : triggers()) {
            Optional<String> image = trigger.follows(key.namespace()).flatMap(resolution::pullSpec);
            if (image.isPresent() && FieldPath.startsAt(podPath, trigger.fieldPath())) {
                Optional<FieldPath> path = FieldPath.parse(podPath, trigger.fieldPath());
                if (path.isEmpty()) {
                    return new Decision.Refused("field path is not valid: " + trigger.fieldPath());
                }
                OptionalInt index = path.get().locate(pod);
                if (index.isEmpty()) {
                    return new Decision.Refused("no such container: " + trigger.fieldPath());
                }
                edits.set(path.get().group(), index.getAsInt(), image.get());
            }
        }
        return edits.isEmpty() ? new Decision.Settled() : new Decision.Patch(operations(edits), edits.summary());
    }

    /** Whoever pauses a trigger between our look and our patch is obeyed. */
    private List<PatchOperation> operations(ImageEdits edits) {
        List<PatchOperation> operations = new ArrayList<>();
        operations.add(PatchOperation.expect(
                PatchOperation.pointer("metadata", "annotations", TriggerAnnotation.KEY), annotation));
        operations.addAll(edits.operations());
        return operations;
    }

    private List<ImageTrigger> triggers() {
        return TriggerAnnotation.read(annotation) instanceof TriggerAnnotation.Triggers readable
                ? readable.triggers()
                : List.of();
    }
}
