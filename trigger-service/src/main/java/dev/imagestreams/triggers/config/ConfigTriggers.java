package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.circle.DepthLimit;
import dev.imagestreams.triggers.config.FiringCauses.FiringCause;
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
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Fires configs whose tags have moved, in the transaction that learns of the moves, and those that are written so that they
 * are due, in the transaction that writes them: what a config notes and what is told of it are one, so that each move and each
 * change fires once, whatever comes again, and in order. A config compares what its tags point to with what it has noted; so it
 * also fires for what moved before it was written. What follows from too long a chain of
 * causes fires nothing, and the config says so until it fires again.
 */
@ApplicationScoped
public class ConfigTriggers {

    private static final Logger LOG = Logger.getLogger(ConfigTriggers.class);

    private final ConfigStore store;
    private final FiredOutbox outbox;
    private final TagPointers pointers;
    private final FiringCauses causes;
    private final DepthLimit limit;
    private final ConfigMetrics metrics;
    private final PullSpecs pullSpecs;
    private final Clock clock;

    ConfigTriggers(
            ConfigStore store,
            FiredOutbox outbox,
            TagPointers pointers,
            FiringCauses causes,
            DepthLimit limit,
            ConfigMetrics metrics,
            RegistryConfig registry,
            Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.pointers = pointers;
        this.causes = causes;
        this.limit = limit;
        this.metrics = metrics;
        this.pullSpecs = new PullSpecs(registry.internalHost().orElse(null));
        this.clock = clock;
    }

    /** Remembers where tags point to now, and what the configs that follow them become, move by move. */
    public Moved learn(List<TagMove> moves) {
        store.lockForMoves();
        List<TagKey> tags = moves.stream().map(TagMove::tag).distinct().toList();
        if (!store.isFollowed(tags)) {
            pointers.remember(moves);
            return Moved.NOTHING;
        }
        Followers followers = new Followers(store.following(tags));
        for (Map<TagKey, TagMove> wave : waves(moves)) {
            pointers.remember(List.copyOf(wave.values()));
            Map<TagKey, TagPointer> known = pointers.find(followers.tags());
            for (StoredConfig config : followers.of(wave.keySet())) {
                decide(config, wave, known, List.of()).ifPresent(followers::become);
            }
        }
        return followers.moved();
    }

    /** Keeps what was learned. Who watches is told of it, so nothing in the transaction that waits for others comes after. */
    public void keep(Moved moved) {
        if (!moved.fired().isEmpty()) {
            outbox.add(moved.fired());
        }
        store.replaceFired(moved.changed());
    }

    /**
     * What a config becomes that is about to be written; what is to be told of it is noted with it.
     *
     * @param reasons the events because of which somebody writes it, oldest first
     */
    StoredConfig written(StoredConfig config, List<UUID> reasons, boolean dryRun) {
        Optional<Firing> firing = decide(config, Map.of(), pointers.find(config.tags()), reasons);
        firing.flatMap(Firing::told).filter(told -> !dryRun).ifPresent(told -> outbox.add(List.of(told)));
        return firing.map(Firing::after).orElse(config);
    }

    /**
     * What a config becomes of which somebody wants a build or a deployment; that it is due is noted with it. Empty if nothing
     * is to be done.
     *
     * @param reasons the events because of which somebody wants it, oldest first
     * @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if too many changes have led to this
     */
    Optional<StoredConfig> instantiated(
            StoredConfig config, InstantiateCommand command, List<UUID> reasons, boolean dryRun) {
        limit.reasonToGiveUp(reasons).ifPresent(why -> {
            metrics.givenUp(config.kind());
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, why);
        });
        Map<TagKey, TagPointer> known = pointers.find(config.tags());
        Firing firing = config.instantiate(command, resolution(known), clock.instant());
        if (firing.number() == null) {
            return Optional.empty();
        }
        Optional<FiringCause> newest = causes.newest(firing.tags(), known);
        // Who wants it because an image has moved carries on that chain; a person begins another.
        List<UUID> chain = reasons.isEmpty() && command.image() != null
                ? newest.map(FiringCause::causes).orElse(List.of())
                : Stream.concat(reasons.stream(), newest.flatMap(FiringCause::event).stream())
                        .distinct()
                        .toList();
        Firing told = firing.because(newest.map(FiringCause::change).orElse(null), chain, command.request());
        if (!dryRun) {
            told.told().ifPresent(each -> outbox.add(List.of(each)));
        }
        return Optional.of(told.after());
    }

    private Optional<Firing> decide(
            StoredConfig config, Map<TagKey, TagMove> wave, Map<TagKey, TagPointer> known, List<UUID> reasons) {
        return understood(config, known)
                .flatMap(firing -> firing.number() == null
                        ? Optional.of(firing)
                        : because(config, firing, causes.of(firing.tags(), wave, known), reasons));
    }

    private Optional<Firing> understood(StoredConfig config, Map<TagKey, TagPointer> known) {
        try {
            return config.decide(resolution(known), clock.instant());
        } catch (RuntimeException e) {
            // Whatever is odd about this config, the moves are everybody's.
            LOG.errorf(e, "config not understood: config=%s/%s", config.namespace(), config.name());
            return Optional.empty();
        }
    }

    /** What an image fires follows from its move; what a writer fires, from what the writer says. */
    private Optional<Firing> because(
            StoredConfig config, Firing firing, Optional<FiringCause> move, List<UUID> reasons) {
        Optional<String> why = firing.byImage()
                ? move.map(FiringCause::change).flatMap(limit::reasonToGiveUp)
                : limit.reasonToGiveUp(reasons);
        if (why.isPresent()) {
            return givenUp(config, why.get());
        }
        List<UUID> chain = firing.byImage() ? move.map(FiringCause::causes).orElse(List.of()) : reasons;
        return Optional.of(firing.because(move.map(FiringCause::change).orElse(null), chain, Map.of()));
    }

    private Optional<Firing> givenUp(StoredConfig config, String why) {
        StoredConfig circling = ConfigConditions.circling(config, why, clock.instant());
        if (circling.equals(config)) {
            return Optional.empty();
        }
        metrics.givenUp(config.kind());
        LOG.warnf(
                "config not fired: kind=%s config=%s/%s reason=%s",
                config.kind().plural(), config.namespace(), config.name(), why);
        return Optional.of(Firing.note(circling));
    }

    private Resolution resolution(Map<TagKey, TagPointer> known) {
        return tag -> Optional.ofNullable(known.get(tag)).map(pullSpecs::of);
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
