package dev.imagestreams.triggers.openshift;

import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Container;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.ImageEdits;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.PatchOperation;
import dev.imagestreams.triggers.workload.PodContainers;
import dev.imagestreams.triggers.workload.PodContainers.Group;
import dev.imagestreams.triggers.workload.Problem;
import dev.imagestreams.triggers.workload.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A DeploymentConfig, reduced to its automatic image change parameters and its containers. All of its images have to be
 * known before any is set, so that its first rollout has them all; a tag that is gone later counts as what it was.
 * The rollout itself follows from the changed template, by OpenShift's deployment controller.
 */
public record DeploymentConfigView(ObjectKey key, String uid, List<ImageChangeTrigger> triggers, PodContainers pod)
        implements Dependent {

    public DeploymentConfigView {
        Objects.requireNonNull(key);
        Objects.requireNonNull(uid);
        triggers = List.copyOf(triggers);
        Objects.requireNonNull(pod);
    }

    /**
     * An automatic trigger.
     *
     * @param index in {@code spec.triggers}
     * @param tag null if the reference makes no sense
     * @param reference the reference's name, as written
     * @param lastTriggered empty before the first time
     */
    public record ImageChangeTrigger(
            int index, @Nullable TagKey tag, String reference, List<String> containerNames, String lastTriggered) {
        public ImageChangeTrigger {
            Objects.requireNonNull(reference);
            containerNames = List.copyOf(containerNames);
            Objects.requireNonNull(lastTriggered);
        }

        private String resolve(Resolution resolution) {
            return tag == null ? lastTriggered : resolution.pullSpec(tag).orElse(lastTriggered);
        }

        private Optional<Problem> problem(Resolution resolution) {
            return tag == null
                    ? Optional.of(new Problem(false, "spec.triggers[" + index + "] names no image stream tag"))
                    : Problem.ofTag(tag, resolution);
        }

        private List<PatchOperation> record(String image, Resolution resolution) {
            if (resolution.isSame(lastTriggered, image)) {
                return List.of();
            }
            String parameters = PatchOperation.pointer("spec", "triggers", index, "imageChangeParams");
            return List.of(
                    PatchOperation.expect(parameters + "/from/name", reference),
                    PatchOperation.set(parameters + "/lastTriggeredImage", image));
        }
    }

    @Override
    public Set<TagKey> follows() {
        return triggers.stream()
                .map(ImageChangeTrigger::tag)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Decision decide(Resolution resolution) {
        ImageEdits edits = new ImageEdits(key.kind().podPath(), pod, resolution);
        List<PatchOperation> operations = new ArrayList<>();
        for (ImageChangeTrigger trigger : triggers) {
            String image = trigger.resolve(resolution);
            if (image.isEmpty()) {
                return new Decision.Settled();
            }
            operations.addAll(trigger.record(image, resolution));
            set(edits, trigger, image);
        }
        operations.addAll(edits.operations());
        if (operations.isEmpty()) {
            return new Decision.Settled();
        }
        return new Decision.Patch(operations, edits.isEmpty() ? "lastTriggeredImage" : edits.summary());
    }

    @Override
    public List<Problem> problems(Resolution resolution) {
        return triggers.stream()
                .flatMap(trigger -> trigger.problem(resolution).stream())
                .toList();
    }

    private void set(ImageEdits edits, ImageChangeTrigger trigger, String image) {
        for (Group group : Group.values()) {
            List<Container> containers = pod.in(group);
            for (int i = 0; i < containers.size(); i++) {
                if (trigger.containerNames().contains(containers.get(i).name())) {
                    edits.set(group, i, image);
                }
            }
        }
    }
}
