package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMoves;
import dev.imagestreams.triggers.pointer.TagPointer;
import dev.imagestreams.triggers.pointer.TagPointers;
import dev.imagestreams.triggers.wakeup.DueSignal;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.Problem;
import dev.imagestreams.triggers.workload.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The loop that keeps the objects of one cluster as their triggers want them. It is told of objects and of tags that
 * moved; each round takes what is due, finds all its tags' pointers in one query, decides, and leaves the changes to
 * {@link ObjectChanges}. It only ever looks at how things are now, so news that come twice, late or out of order do no
 * harm, and after a restart everything is simply looked at again.
 */
public final class Reconciler implements Runnable, TagMoves.Listener {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(1);

    /** Bounds memory and the size of a query; the rest waits in the queue. */
    private static final int MOST_UNDER_WAY = 100;

    private final String cluster;
    private final TagPointers pointers;
    private final ReconcilePolicy policy;
    private final Clock clock;
    private final Dependents dependents = new Dependents();
    private final WorkQueue queue = new WorkQueue();
    private final DueSignal signal = new DueSignal();
    private final ObjectChanges changes;
    private volatile boolean stopping;

    public Reconciler(
            String cluster,
            TagPointers pointers,
            ClusterObjects objects,
            ReconcilePolicy policy,
            ReconcileMeters meters,
            Clock clock) {
        this.cluster = cluster;
        this.pointers = pointers;
        this.policy = policy;
        this.clock = clock;
        this.changes = new ObjectChanges(cluster, objects, policy, meters, dependents, this::done);
    }

    /** The object is there, as it is now. */
    public void seen(Dependent dependent) {
        if (dependents.put(dependent)) {
            enqueue(List.of(dependent.key()));
        }
    }

    /** The object is not there any more, or depends on no image any more. */
    public void gone(ObjectKey key) {
        dependents.remove(key);
        queue.remove(key);
        changes.forget(key);
    }

    @Override
    public void moved(TagKey tag) {
        enqueue(dependents.following(tag));
    }

    @Override
    public void missedSome() {
        enqueue(dependents.all());
    }

    int watched() {
        return dependents.size();
    }

    int waiting() {
        return queue.waiting();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                signal.await(round());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            changes.stop();
        }
    }

    /** Makes {@link #run} return; changes under way end by themselves, those that have not begun never do. */
    public void stop() {
        stopping = true;
        signal.raise();
    }

    private Duration round() {
        List<Dependent> due = due();
        try {
            Map<TagKey, TagPointer> known = pointers.find(
                    due.stream().flatMap(one -> one.follows().stream()).collect(Collectors.toSet()));
            due.forEach(one -> settle(one, known));
        } catch (DatabaseException e) {
            LOG.warnf("objects wait for the database: cluster=%s reason=%s", cluster, e.getMessage());
            due.forEach(one -> done(one.key(), Optional.of(DATABASE_AWAY)));
        }
        // With no room left, the end of a change raises the signal.
        return queue.underWay() >= MOST_UNDER_WAY ? LONGEST_SLEEP : untilNext();
    }

    private List<Dependent> due() {
        List<Dependent> due = new ArrayList<>();
        for (ObjectKey key : queue.take(clock.instant(), MOST_UNDER_WAY)) {
            dependents.get(key).ifPresentOrElse(due::add, () -> queue.done(key));
        }
        return due;
    }

    private void settle(Dependent dependent, Map<TagKey, TagPointer> known) {
        Resolution resolution = policy.following().resolution(dependent.key(), known);
        Decision decision;
        List<Problem> problems;
        try {
            decision = dependent.decide(resolution);
            problems = dependent.problems(resolution);
        } catch (RuntimeException e) {
            // Whatever is odd about this object, the others go on.
            LOG.errorf(e, "object not understood: cluster=%s object=%s", cluster, dependent.key());
            decision = new Decision.Refused("this service does not understand the object: " + e.getMessage());
            problems = List.of();
        }
        if (decision instanceof Decision.Settled && problems.isEmpty()) {
            changes.forget(dependent.key());
            queue.done(dependent.key());
        } else {
            changes.begin(dependent, decision, problems);
        }
    }

    private Duration untilNext() {
        Duration next = queue.untilNext(clock.instant()).orElse(LONGEST_SLEEP);
        if (next.isNegative()) {
            return Duration.ZERO;
        }
        return next.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : next;
    }

    private void done(ObjectKey key, Optional<Duration> again) {
        again.ifPresent(wait -> queue.add(key, clock.instant().plus(wait)));
        queue.done(key);
        signal.raise();
    }

    private void enqueue(Collection<ObjectKey> keys) {
        keys.forEach(key -> queue.add(key, clock.instant()));
        signal.raise();
    }
}
