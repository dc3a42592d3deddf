package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.reconcile.ClusterObjects.News;
import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.Problem;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Makes changes, a few at a time, and decides when to try again: soon if the object has changed meanwhile, later and later
 * if the cluster does not take the change, and not at all if the object's triggers make no sense, because then somebody has
 * to change them. What goes wrong, and why a trigger does nothing, is told once on the object, not at every try.
 */
final class ObjectChanges {

    private static final Logger LOG = Logger.getLogger(ObjectChanges.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final String cluster;
    private final ClusterObjects objects;
    private final ReconcilePolicy policy;
    private final ReconcileMeters meters;
    private final Dependents dependents;
    private final BiConsumer<ObjectKey, Optional<Duration>> done;
    private final ThreadPoolExecutor workers;
    private final Troubles troubles = new Troubles();
    private final ToldProblems problems = new ToldProblems();

    /** @param done called when an object is not under way any more, with the wait until it wants to be looked at again */
    ObjectChanges(
            String cluster,
            ClusterObjects objects,
            ReconcilePolicy policy,
            ReconcileMeters meters,
            Dependents dependents,
            BiConsumer<ObjectKey, Optional<Duration>> done) {
        this.cluster = cluster;
        this.objects = objects;
        this.policy = policy;
        this.meters = meters;
        this.dependents = dependents;
        this.done = done;
        // Its queue is bounded by what the reconciler lets be under way.
        this.workers = new ThreadPoolExecutor(
                policy.workers(), policy.workers(), 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "workloads-" + cluster);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    void begin(Dependent dependent, Decision decision, List<Problem> problems) {
        workers.execute(() -> {
            Optional<Duration> again = Optional.empty();
            try {
                again = change(dependent, decision);
                tell(dependent, problems);
            } catch (RuntimeException e) {
                again = Optional.of(failed(dependent, String.valueOf(e.getMessage())));
            } finally {
                done.accept(dependent.key(), again);
            }
        });
    }

    /** There is no trouble with the object any more. */
    void forget(ObjectKey key) {
        troubles.forget(key);
        problems.forget(key);
    }

    /** Lets the changes that are being made end, and drops those that have not begun. */
    void stop() {
        workers.getQueue().clear();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the wait until the object wants to be looked at again; empty for until something changes. */
    private Optional<Duration> change(Dependent dependent, Decision decision) {
        if (decision instanceof Decision.Settled) {
            troubles.forget(dependent.key());
            return Optional.empty();
        }
        Timer.Sample sample = meters.start();
        if (decision instanceof Decision.Refused refused) {
            warn(dependent, refused.reason());
            meters.changed(sample, dependent.key().kind(), "refused");
            return Optional.empty();
        }
        Applied applied = decision instanceof Decision.Patch patch
                ? objects.patch(dependent.key(), patch)
                : objects.startBuild(dependent.key(), (Decision.StartBuild) decision);
        meters.changed(sample, dependent.key().kind(), applied.word());
        if (applied instanceof Applied.Done result) {
            succeeded(dependent, decision, result);
            return Optional.empty();
        }
        if (applied instanceof Applied.Gone) {
            dependents.remove(dependent.key());
            return Optional.empty();
        }
        return applied instanceof Applied.Rejected rejected
                ? lookAgain(dependent, rejected)
                : Optional.of(later(dependent, (Applied.Failed) applied));
    }

    private Duration later(Dependent dependent, Applied.Failed failure) {
        Duration wait = failed(dependent, failure.reason());
        Duration asked = failure.notBefore();
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }

    private void succeeded(Dependent dependent, Decision decision, Applied.Done result) {
        troubles.forget(dependent.key());
        result.now().ifPresent(dependents::put);
        String what = decision instanceof Decision.Patch patch
                ? "Set image of " + patch.summary()
                : "Started a build because an image changed";
        LOG.infof("object changed: cluster=%s object=%s change=%s", cluster, dependent.key(), what);
        objects.tell(dependent, new News(News.Kind.CHANGED, what));
    }

    /** Whether it is the object that has changed, or the change that is against a rule, only the object itself tells. */
    private Optional<Duration> lookAgain(Dependent dependent, Applied.Rejected rejected) {
        Optional<Dependent> now = objects.read(dependent.key());
        if (now.isEmpty()) {
            dependents.remove(dependent.key());
            return Optional.empty();
        }
        if (now.get().equals(dependent) && !rejected.lostRace()) {
            return Optional.of(failed(dependent, rejected.reason()));
        }
        dependents.put(now.get());
        return Optional.of(policy.afterChange().after(troubles.oneMore(dependent.key())));
    }

    private Duration failed(Dependent dependent, String reason) {
        warn(dependent, reason);
        return policy.afterFailure().after(troubles.oneMore(dependent.key()));
    }

    private void tell(Dependent dependent, List<Problem> present) {
        for (Problem problem : problems.news(dependent.key(), present)) {
            LOG.infof(
                    "trigger does nothing: cluster=%s object=%s reason=%s",
                    cluster, dependent.key(), problem.message());
            objects.tell(dependent, News.of(problem));
        }
    }

    private void warn(Dependent dependent, String reason) {
        if (troubles.isNews(dependent.key(), reason)) {
            LOG.warnf("object not changed: cluster=%s object=%s reason=%s", cluster, dependent.key(), reason);
            objects.tell(dependent, new News(News.Kind.FAILED, reason));
        }
    }
}
