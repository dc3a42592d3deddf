package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.triggers.config.rules.ConfigJson;
import dev.imagestreams.triggers.config.rules.ConfigRules;
import dev.imagestreams.triggers.config.rules.ConfigRules.Fired;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A config that is due, or that took note, because its tags have moved, it is another than before, or somebody wants it.
 *
 * @param after the config as it is to be kept
 * @param number of the build or deployment that is due; null if the config only took note
 * @param message why it is due, in OpenShift's words
 * @param byImage whether it is due because of a move
 * @param tags of its triggers
 * @param told what is to be told of it, once it is known because of what
 */
record Firing(
        StoredConfig after,
        @Nullable Long number,
        String message,
        boolean byImage,
        Set<TagKey> tags,
        Optional<FiredConfig> told) {

    Firing {
        tags = Set.copyOf(tags);
    }

    /** A config that only took note. */
    static Firing note(StoredConfig after) {
        return new Firing(after, null, "", false, Set.of(), Optional.empty());
    }

    private static <T extends HasMetadata> Firing of(
            StoredConfig config, Fired<T> fired, boolean byImage, Set<TagKey> tags) {
        StoredConfig after = StoredConfig.of(config.kind(), fired.object());
        return fired.number() == null
                ? note(after)
                : new Firing(
                        ConfigConditions.fired(after),
                        fired.number(),
                        fired.message(),
                        byImage,
                        tags,
                        Optional.empty());
    }

    /**
     * The same, told.
     *
     * @param change that goes with it; null if none of its tags points anywhere
     * @param causes what whoever acts on it names as its reason
     * @param request what is for this build alone
     */
    Firing because(@Nullable ImageChanged change, List<UUID> causes, Map<String, Object> request) {
        return number == null
                ? this
                : new Firing(
                        after,
                        number,
                        message,
                        byImage,
                        tags,
                        Optional.of(FiredConfig.of(after, number, message, change, causes, request)));
    }

    /** Images first: what they change is part of what the config has become. */
    static <T extends HasMetadata> Optional<Firing> of(
            StoredConfig config, ConfigRules<T> rules, Resolution resolution, Instant now) {
        T object = ConfigJson.read(config.content(), rules.type());
        Set<TagKey> tags = rules.tags(object);
        Decision decision =
                rules.view(object).map(view -> view.decide(resolution)).orElseGet(Decision.Settled::new);
        boolean settled = decision instanceof Decision.Settled;
        Fired<T> byImages = settled ? Fired.noted(object) : rules.fire(object, decision, resolution, now);
        if (byImages.number() != null) {
            return Optional.of(of(config, byImages, true, tags));
        }
        Optional<Firing> changed =
                rules.changed(byImages.object(), resolution, now).map(fired -> of(config, fired, false, tags));
        return changed.isPresent() || settled ? changed : Optional.of(of(config, byImages, false, tags));
    }

    /** A config of which somebody wants a build or a deployment. */
    static <T extends HasMetadata> Firing wanted(
            StoredConfig config, ConfigRules<T> rules, InstantiateCommand command, Resolution resolution, Instant now) {
        T object = ConfigJson.read(config.content(), rules.type());
        Set<TagKey> tags = rules.tags(object);
        return of(config, rules.instantiate(object, command, resolution, now), false, tags);
    }
}
