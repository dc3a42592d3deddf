package dev.imagestreams.triggers.delivery;

import dev.imagestreams.triggers.notify.Notification;
import dev.imagestreams.triggers.notify.Notifier;
import dev.imagestreams.triggers.notify.Outcome;
import dev.imagestreams.triggers.wakeup.DueSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The loop that makes deliveries happen. Each round is one transaction that records the attempts that have ended and
 * claims deliveries that are due; their attempts then run without any thread waiting for them, so a slow endpoint delays
 * nobody. Sleeps until signalled or until the next delivery is due.
 *
 * <p>At least once: an attempt whose process dies, or whose record is lost, between sending and recording is made again
 * when its lease has run out, with the same webhook id. While the database is away, outcomes are kept and recorded later.
 */
final class Dispatcher implements Runnable {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /** The shortest sleep: rows that are due but held by another replica must not make this loop spin. */
    private static final Duration BREATH = Duration.ofMillis(20);

    private static final Duration DATABASE_AWAY = Duration.ofSeconds(1);

    private final DeliveryStore store;
    private final Notifier notifier;
    private final DeliveryPolicy policy;
    private final DueSignal signal;
    private final DeliveryMetrics metrics;
    private final DeliveryConfig config;
    private final Clock clock;
    private final InFlight inFlight;
    private final Queue<Settlement> ended = new ConcurrentLinkedQueue<>();
    private final List<Settlement> unrecorded = new ArrayList<>();
    private volatile boolean stopping;

    Dispatcher(
            DeliveryStore store,
            Notifier notifier,
            DeliveryPolicy policy,
            DueSignal signal,
            DeliveryMetrics metrics,
            DeliveryConfig config,
            Clock clock) {
        this.store = store;
        this.notifier = notifier;
        this.policy = policy;
        this.signal = signal;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
        this.inFlight = new InFlight(config.inFlightPerTrigger(), config.inFlight());
    }

    /** Makes {@link #run} return when the attempts under way have been recorded, or the grace is over. */
    void stop() {
        stopping = true;
        signal.raise();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                signal.await(roundOrPause());
            }
            Instant patience = clock.instant().plus(config.grace());
            while (!(inFlight.isEmpty() && unrecorded.isEmpty())
                    && clock.instant().isBefore(patience)) {
                signal.await(BREATH);
                roundOrPause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration roundOrPause() {
        try {
            return round();
        } catch (RuntimeException e) {
            LOG.warnf("deliveries wait for the database: reason=%s", e.getMessage());
            return DATABASE_AWAY;
        }
    }

    private Duration round() {
        for (Settlement one = ended.poll(); one != null; one = ended.poll()) {
            inFlight.end(one.notification().trigger());
            unrecorded.add(one);
        }
        InFlight.Demand demand = stopping ? InFlight.Demand.NONE : inFlight.demand();
        DeliveryStore.Claim claim = store.settleAndClaim(unrecorded, demand, config.lease(), clock.instant());
        unrecorded.forEach(metrics::settled);
        unrecorded.clear();
        claim.notifications().forEach(this::attempt);
        metrics.underWay(inFlight.count());
        return claim.nextDue().map(this::bounded).orElse(config.look());
    }

    private void attempt(Notification notification) {
        inFlight.begin(notification.trigger());
        Instant at = clock.instant();
        long start = System.nanoTime();
        metrics.begun(notification, at);
        notify(notification).whenComplete((outcome, failure) -> {
            ended.add(settlement(notification, at, start, outcome, failure));
            signal.raise();
        });
    }

    private CompletionStage<Outcome> notify(Notification notification) {
        try {
            return notifier.notify(notification);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private Settlement settlement(
            Notification notification, Instant at, long start, @Nullable Outcome outcome, @Nullable Throwable failure) {
        Outcome met = outcome;
        if (met == null) {
            LOG.errorf(
                    failure,
                    "attempt broke: delivery=%s trigger=%s",
                    notification.delivery(),
                    notification.triggerName());
            met = Outcome.Failed.because("this service could not make the attempt");
        }
        Verdict verdict = policy.judge(met, notification.tries(), clock.instant());
        return new Settlement(notification, at, Duration.ofNanos(System.nanoTime() - start), met, verdict);
    }

    private Duration bounded(Duration untilDue) {
        if (untilDue.compareTo(BREATH) < 0) {
            return BREATH;
        }
        return untilDue.compareTo(config.look()) > 0 ? config.look() : untilDue;
    }
}
