package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A config whose tags have moved.
 *
 * @param after the config as it is to be kept
 * @param number of the build or deployment that is due; null if the config only took note
 * @param tags of its triggers: one of them has moved
 */
record Firing(StoredConfig after, @Nullable Long number, Set<TagKey> tags) {

    Firing {
        tags = Set.copyOf(tags);
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
        return Optional.of(new Firing(StoredConfig.of(config.kind(), fired.object()), fired.number(), tags));
    }

    /** A config of which somebody wants a build or a deployment. */
    static <T extends HasMetadata> Firing wanted(
            StoredConfig config, ConfigRules<T> rules, InstantiateCommand command, Resolution resolution, Instant now) {
        T object = ConfigJson.read(config.content(), rules.type());
        Set<TagKey> tags = rules.tags(object);
        ConfigRules.Fired<T> fired = rules.instantiate(object, command, resolution, now);
        return new Firing(StoredConfig.of(config.kind(), fired.object()), fired.number(), tags);
    }
}
