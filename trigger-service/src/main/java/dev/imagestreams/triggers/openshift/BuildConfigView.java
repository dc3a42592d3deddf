package dev.imagestreams.triggers.openshift;

import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Decision.BuildCause;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.Problem;
import dev.imagestreams.triggers.workload.Resolution;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A BuildConfig, reduced to its image change triggers and the images it was last built for. One build is started for all
 * images that are new to it. What it was built for is recorded by the server that starts the build, not by us.
 *
 * @param paused the BuildConfig as a whole takes no builds
 * @param lastTriggered the recorded image by tag
 */
public record BuildConfigView(
        ObjectKey key, String uid, boolean paused, List<ImageChangeTrigger> triggers, Map<TagKey, String> lastTriggered)
        implements Dependent {

    public BuildConfigView {
        Objects.requireNonNull(key);
        Objects.requireNonNull(uid);
        triggers = List.copyOf(triggers);
        lastTriggered = Map.copyOf(lastTriggered);
    }

    /**
     * A trigger that is not paused and names a tag.
     *
     * @param namespace as the reference says it; null when it leaves it out
     * @param name {@code stream:tag}
     * @param implied the reference is the strategy's, not the trigger's
     * @param lastTriggered recorded in the spec, by servers before 4.8; null if it is not
     */
    public record ImageChangeTrigger(
            TagKey tag, @Nullable String namespace, String name, boolean implied, @Nullable String lastTriggered) {
        public ImageChangeTrigger {
            Objects.requireNonNull(tag);
            Objects.requireNonNull(name);
        }
    }

    @Override
    public Set<TagKey> follows() {
        return triggers.stream().map(ImageChangeTrigger::tag).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Decision decide(Resolution resolution) {
        if (paused) {
            return new Decision.Settled();
        }
        List<BuildCause> causes = triggers.stream()
                .flatMap(trigger -> cause(trigger, resolution).stream())
                .toList();
        return causes.isEmpty() ? new Decision.Settled() : new Decision.StartBuild(causes);
    }

    @Override
    public List<Problem> problems(Resolution resolution) {
        return triggers.stream()
                .flatMap(trigger -> Problem.ofTag(trigger.tag(), resolution).stream())
                .toList();
    }

    private Optional<BuildCause> cause(ImageChangeTrigger trigger, Resolution resolution) {
        return resolution
                .pullSpec(trigger.tag())
                .filter(image -> !resolution.isSame(lastTriggered.get(trigger.tag()), image))
                .filter(image -> !resolution.isSame(trigger.lastTriggered(), image))
                .map(image -> new BuildCause(trigger.namespace(), trigger.name(), trigger.implied(), image));
    }
}
