package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.ImageChanged.Pointer;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.triggers.kubernetes.RegistryConfig;
import dev.imagestreams.triggers.pointer.PullSpecs;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMove;
import dev.imagestreams.triggers.pointer.TagPointer;
import dev.imagestreams.triggers.pointer.TagPointers;
import dev.imagestreams.triggers.workload.Resolution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Fires configs whose tags have moved, in the transaction that learns of the moves: what a config notes and what is told of
 * it are one, so that each move fires once, whatever comes again, and in order. A config compares what its tags point to
 * with what it has noted; so it also fires for what moved before it was written.
 */
@ApplicationScoped
public class ConfigTriggers {

    private static final Logger LOG = Logger.getLogger(ConfigTriggers.class);
    private static final Attribution BY = new Attribution("system:image-trigger", Cause.TAG);

    private final ConfigStore store;
    private final FiredOutbox outbox;
    private final TagPointers pointers;
    private final PullSpecs pullSpecs;
    private final Clock clock;

    ConfigTriggers(ConfigStore store, FiredOutbox outbox, TagPointers pointers, RegistryConfig registry, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.pointers = pointers;
        this.pullSpecs = new PullSpecs(registry.internalHost().orElse(null));
        this.clock = clock;
    }

    /** Remembers where tags point to now, and fires what follows them, move by move. */
    public void moved(List<TagMove> moves) {
        store.lockForMoves();
        if (!store.isFollowed(moves.stream().map(TagMove::tag).collect(Collectors.toSet()))) {
            pointers.remember(moves);
            return;
        }
        for (Map<TagKey, TagMove> wave : waves(moves)) {
            pointers.remember(List.copyOf(wave.values()));
            fire(store.following(wave.keySet()), wave);
        }
    }

    /** What a config becomes that is about to be written; what is to be told of it is noted with it. */
    StoredConfig written(StoredConfig config, boolean dryRun) {
        Map<TagKey, TagPointer> known = pointers.find(config.tags());
        Optional<Firing> firing = decide(config, known);
        if (firing.isPresent() && !dryRun) {
            tell(List.of(firing.get()), Map.of(), known);
        }
        return firing.map(Firing::after).orElse(config);
    }

    /**
     * What a config becomes of which somebody wants a build or a deployment; that it is due is noted with it. Empty if
     * nothing is new and nobody insists.
     *
     * @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if none of its tags points to an image
     */
    Optional<StoredConfig> instantiated(StoredConfig config, InstantiateCommand command, boolean dryRun) {
        Map<TagKey, TagPointer> known = pointers.find(config.tags());
        Firing firing = config.instantiate(command, resolution(known), clock.instant());
        if (firing.number() == null) {
            return Optional.empty();
        }
        if (known.isEmpty()) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST,
                    "builds and deployments are told with an image, and no ImageChange trigger of " + config.name()
                            + " follows a tag that has one");
        }
        if (!dryRun) {
            tell(List.of(firing), Map.of(), known);
        }
        return Optional.of(firing.after());
    }

    private void fire(List<StoredConfig> configs, Map<TagKey, TagMove> wave) {
        Map<TagKey, TagPointer> known = pointers.find(
                configs.stream().flatMap(config -> config.tags().stream()).collect(Collectors.toSet()));
        List<Firing> firings = configs.stream()
                .flatMap(config -> decide(config, known).stream())
                .toList();
        if (!firings.isEmpty()) {
            store.replaceFired(firings.stream().map(Firing::after).toList());
            tell(firings, wave, known);
        }
    }

    private Optional<Firing> decide(StoredConfig config, Map<TagKey, TagPointer> known) {
        try {
            return config.decide(resolution(known), clock.instant());
        } catch (RuntimeException e) {
            // Whatever is odd about this config, the moves are everybody's.
            LOG.errorf(e, "config not understood: config=%s/%s", config.namespace(), config.name());
            return Optional.empty();
        }
    }

    private Resolution resolution(Map<TagKey, TagPointer> known) {
        return tag -> Optional.ofNullable(known.get(tag)).map(pullSpecs::of);
    }

    private void tell(List<Firing> firings, Map<TagKey, TagMove> wave, Map<TagKey, TagPointer> known) {
        List<FiredConfig> fired = new ArrayList<>();
        for (Firing firing : firings) {
            Long number = firing.number();
            if (number != null) {
                change(firing.tags(), wave, known)
                        .ifPresent(change -> fired.add(FiredConfig.of(firing.after(), number, change)));
            }
        }
        if (!fired.isEmpty()) {
            outbox.add(fired);
        }
    }

    /** The move that fired it; of one that was before the config, where the tag points to. */
    private static Optional<ImageChanged> change(
            Set<TagKey> tags, Map<TagKey, TagMove> wave, Map<TagKey, TagPointer> known) {
        return wave.entrySet().stream()
                .filter(move -> tags.contains(move.getKey()))
                .map(move -> move.getValue().change())
                .findFirst()
                .or(() -> known.values().stream()
                        .filter(pointer -> tags.contains(pointer.key()))
                        .min((one, other) -> other.moved().compareTo(one.moved()))
                        .map(ConfigTriggers::asChange));
    }

    private static ImageChanged asChange(TagPointer pointer) {
        return new ImageChanged(
                pointer.key().stream(),
                pointer.key().tag(),
                0,
                new Pointer(0, pointer.reference(), pointer.digest(), null, List.of(), pointer.policy()),
                null,
                BY,
                pointer.moved());
    }

    /** Each has at most one move of a tag, in the order of the moves. */
    private static List<Map<TagKey, TagMove>> waves(Collection<TagMove> moves) {
        List<Map<TagKey, TagMove>> waves = new ArrayList<>();
        Map<TagKey, Integer> next = new LinkedHashMap<>();
        for (TagMove move : moves) {
            int wave = next.merge(move.tag(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new LinkedHashMap<>());
            }
            waves.get(wave).put(move.tag(), move);
        }
        return waves;
    }
}
