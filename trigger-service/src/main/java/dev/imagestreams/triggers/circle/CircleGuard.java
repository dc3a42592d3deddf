package dev.imagestreams.triggers.circle;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Slows down triggers that seem to cause the moves they tell of, for consumers that cannot name their causes. Part of the
 * transaction that consumes the moves, and nearly free while nothing fires in a row.
 */
@Singleton
public class CircleGuard {

    private static final Logger LOG = Logger.getLogger(CircleGuard.class);

    private final CircleStore store;
    private final CircleRules rules;
    private final CircleMetrics metrics;
    private final Runs runs;

    @Inject
    public CircleGuard(CircleStore store, CircleConfig config, CircleMetrics metrics) {
        this(store, CircleRules.of(config), metrics);
    }

    CircleGuard(CircleStore store, CircleRules rules, CircleMetrics metrics) {
        this.store = store;
        this.rules = rules;
        this.metrics = metrics;
        this.runs = new Runs(rules);
    }

    /**
     * @param pauses of the firings that have one
     * @param changed triggers of which something else is to be said than before
     */
    public record Pacing(Map<Firing, Pause> pauses, Set<UUID> changed) {}

    /** @param firings in the order of their changes */
    public Pacing pace(List<Firing> firings, Instant now) {
        Pacing pacing = new Pacing(new HashMap<>(), new HashSet<>());
        if (rules.isOff() || firings.isEmpty()) {
            return pacing;
        }
        Map<Firing.Subject, Suspicion> known = new HashMap<>(
                store.load(firings.stream().map(Firing::subject).distinct().toList()));
        Set<Firing.Subject> touched = new HashSet<>();
        for (Firing firing : firings) {
            Suspicion before = known.remove(firing.subject());
            Suspicion after = (before == null ? suspect(firing, now) : before.firing(now, rules)).orElse(null);
            if (after != null) {
                known.put(firing.subject(), after);
            }
            if (before != after) {
                touched.add(firing.subject());
                note(firing, before, after, pacing, now);
            }
            if (after != null && !after.isTrusted()) {
                pacing.pauses().put(firing, new Pause(after.until(), after.isCircle()));
            }
        }
        keep(known, touched);
        return pacing;
    }

    private Optional<Suspicion> suspect(Firing firing, Instant now) {
        Run run = runs.with(firing, now);
        if (!run.isSuspicious(rules)) {
            return Optional.empty();
        }
        runs.forget(firing.subject());
        // Moves that come while the one before has still to be told are nobody's answer to it.
        return 2 * store.answers(firing.subject(), rules.firings()) < rules.firings()
                ? Optional.empty()
                : Optional.of(Suspicion.of(run, now, rules));
    }

    private void note(
            Firing firing, @Nullable Suspicion before, @Nullable Suspicion after, Pacing pacing, Instant now) {
        Firing.Subject subject = firing.subject();
        if (after != null && after.isTrusted() && before != null) {
            pacing.pauses().keySet().removeIf(other -> other.subject().equals(subject));
            store.release(subject, before.until(), now);
        }
        if (after != null && before == null) {
            metrics.suspected();
        }
        if (after != null && after.isCircle() && (before == null || before.level() < after.level())) {
            metrics.slowed();
            LOG.warnf(
                    "trigger seems to cause what it tells of: trigger=%s stream=%s tag=%s pauses=%d until=%s",
                    subject.trigger(), subject.stream(), subject.tag(), after.level() - 1, after.until());
        }
        boolean wasCircle = before != null && before.isCircle();
        boolean isCircle = after != null && after.isCircle();
        if (isCircle || wasCircle) {
            pacing.changed().add(subject.trigger());
        }
    }

    private void keep(Map<Firing.Subject, Suspicion> known, Set<Firing.Subject> touched) {
        Map<Firing.Subject, Suspicion> kept = new HashMap<>(known);
        kept.keySet().retainAll(touched);
        touched.removeAll(kept.keySet());
        if (!touched.isEmpty()) {
            store.remove(touched);
        }
        if (!kept.isEmpty()) {
            store.save(kept, rules);
        }
    }
}
