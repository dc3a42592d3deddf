package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An object with a pod template and the annotation. Each trigger that is not paused and whose tag points somewhere sets its
 * container's image; one that cannot is a problem of its own and holds back no other. A pause of the Deployment itself holds
 * back its rollout and not its image.
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
        ImageEdits edits = new ImageEdits(key.kind().podPath(), pod, resolution);
        for (ImageTrigger trigger : triggers()) {
            Optional<String> image = trigger.follows(key.namespace()).flatMap(resolution::pullSpec);
            if (image.isPresent() && place(trigger) instanceof ContainerPlace.Found found) {
                edits.set(found.group(), found.index(), image.get());
            }
        }
        return edits.isEmpty() ? new Decision.Settled() : new Decision.Patch(operations(edits), edits.summary());
    }

    @Override
    public List<Problem> problems(Resolution resolution) {
        Stream<Problem> unread = TriggerAnnotation.read(annotation) instanceof TriggerAnnotation.Triggers read
                ? read.problems().stream()
                : Stream.empty();
        return Stream.concat(
                        unread,
                        triggers().stream()
                                .filter(trigger -> !trigger.paused())
                                .flatMap(trigger -> problem(trigger, resolution).stream()))
                .distinct()
                .toList();
    }

    private Optional<Problem> problem(ImageTrigger trigger, Resolution resolution) {
        return trigger.problem()
                .or(() -> place(trigger) instanceof ContainerPlace.Missing missing
                        ? Optional.of(Problem.of(missing.reason()))
                        : Optional.empty())
                .or(() -> trigger.follows(key.namespace()).flatMap(tag -> Problem.ofTag(tag, resolution)));
    }

    private ContainerPlace place(ImageTrigger trigger) {
        return ContainerPlace.of(trigger.fieldPath(), key.kind(), pod);
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
