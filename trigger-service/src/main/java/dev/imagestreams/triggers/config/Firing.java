package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A config whose tags have moved.
 *
 * @param after the config as it is to be kept
 * @param number of the build or deployment that is due; null if the config only took note
 * @param tags of its triggers: one of them has moved
 * @param told what is to be told of it, once it is known because of what
 */
record Firing(StoredConfig after, @Nullable Long number, Set<TagKey> tags, Optional<FiredConfig> told) {

    Firing {
        tags = Set.copyOf(tags);
    }

    /** A config that only took note. */
    static Firing note(StoredConfig after) {
        return new Firing(after, null, Set.of(), Optional.empty());
    }

    private static Firing of(StoredConfig after, @Nullable Long number, Set<TagKey> tags) {
        return new Firing(number == null ? after : ConfigConditions.fired(after), number, tags, Optional.empty());
    }

    /**
     * The same, told with a change.
     *
     * @param causes what whoever acts on it names as its reason
     */
    Firing because(ImageChanged change, List<UUID> causes) {
        return number == null
                ? this
                : new Firing(after, number, tags, Optional.of(FiredConfig.of(after, number, change, causes)));
    }

    static <T extends HasMetadata> Optional<Firing> of(
            StoredConfig config, ConfigRules<T> rules, Resolution resolution, Instant now) {
        T object = ConfigJson.read(config.content(), rules.type());
        Optional<Dependent> view = rules.view(object);
        if (view.isEmpty()) {
            return Optional.empty();
        }
        Decision decision = view.get().decide(resolution);
        if (decision instanceof Decision.Settled) {
            return Optional.empty();
        }
        Set<TagKey> tags = rules.tags(object);
        ConfigRules.Fired<T> fired = rules.fire(object, decision, resolution, now);
        return Optional.of(of(StoredConfig.of(config.kind(), fired.object()), fired.number(), tags));
    }

    /** A config of which somebody wants a build or a deployment. */
    static <T extends HasMetadata> Firing wanted(
            StoredConfig config, ConfigRules<T> rules, InstantiateCommand command, Resolution resolution, Instant now) {
        T object = ConfigJson.read(config.content(), rules.type());
        Set<TagKey> tags = rules.tags(object);
        ConfigRules.Fired<T> fired = rules.instantiate(object, command, resolution, now);
        return of(StoredConfig.of(config.kind(), fired.object()), fired.number(), tags);
    }
}
