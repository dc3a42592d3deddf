package dev.imagestreams.triggers.replay;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.ReplayAnswer;
import dev.imagestreams.model.api.ReplayCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.deadletter.Deliveries;
import dev.imagestreams.triggers.delivery.DeliveryPlan;
import dev.imagestreams.triggers.delivery.NewDelivery;
import dev.imagestreams.triggers.replay.ChangeLog.Logged;
import dev.imagestreams.triggers.subscription.Subscription;
import dev.imagestreams.triggers.subscription.TriggerMatcher;
import dev.imagestreams.triggers.subscription.TriggerStore;
import dev.imagestreams.triggers.wakeup.DueSignal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Has deliveries made again: one, all that failed, everything since a time or a position, or what tags point to now. It goes
 * page by page, so that a long replay holds neither memory nor locks; asked twice, it tells twice, with the same event ids.
 */
@Singleton
public class Replays {

    private static final Logger LOG = Logger.getLogger(Replays.class);
    private static final int PAGE = 1_000;

    private final TriggerStore triggers;
    private final ChangeLog log;
    private final ReplayQueue queue;
    private final Deliveries deliveries;
    private final DeliveryPlan plan;
    private final DueSignal signal;
    private final Clock clock;

    public Replays(
            TriggerStore triggers,
            ChangeLog log,
            ReplayQueue queue,
            Deliveries deliveries,
            DeliveryPlan plan,
            DueSignal signal,
            Clock clock) {
        this.triggers = triggers;
        this.log = log;
        this.queue = queue;
        this.deliveries = deliveries;
        this.plan = plan;
        this.signal = signal;
        this.clock = clock;
    }

    public Delivery one(UUID id, String actor) {
        UUID replay = UUID.randomUUID();
        if (!queue.one(id, replay, clock.instant())) {
            throw new ImageStreamException(ErrorCode.NOT_FOUND, "delivery \"" + id + "\" not found");
        }
        LOG.infof("delivery replayed: delivery=%s replay=%s actor=%s", id, replay, actor);
        signal.raise();
        return deliveries.get(id);
    }

    public ReplayAnswer many(String namespace, String trigger, ReplayCommand command, String actor) {
        Subscription subscription = triggers.subscription(namespace, trigger)
                .orElseThrow(() -> new ImageStreamException(
                        ErrorCode.NOT_FOUND, "trigger \"" + namespace + '/' + trigger + "\" not found"));
        if (command.what() == ReplayCommand.What.SINCE && command.since() == null && command.sequence() == null) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "since when? Give a time or a sequence");
        }
        UUID replay = UUID.randomUUID();
        int told =
                switch (command.what()) {
                    case FAILED -> failed(subscription, replay);
                    case SINCE -> since(subscription, command, replay);
                    case CURRENT -> current(subscription, replay);
                };
        LOG.infof(
                "deliveries replayed: trigger=%s/%s what=%s count=%d replay=%s actor=%s",
                namespace, trigger, command.what(), told, replay, actor);
        signal.raise();
        return new ReplayAnswer(replay, told);
    }

    private int failed(Subscription subscription, UUID replay) {
        Instant now = clock.instant();
        int told = 0;
        int page;
        do {
            page = queue.failed(subscription.trigger(), replay, PAGE, now);
            told += page;
        } while (page == PAGE);
        return told;
    }

    private int since(Subscription subscription, ReplayCommand command, UUID replay) {
        long after = command.sequence() == null ? -1 : command.sequence();
        UUID afterEvent = null;
        int told = 0;
        List<Logged> page;
        do {
            page = log.changes(subscription.namespace(), command.since(), after, afterEvent, PAGE);
            told += tell(subscription, page, replay);
            if (!page.isEmpty()) {
                Logged last = page.get(page.size() - 1);
                after = last.change().resourceVersion();
                afterEvent = last.event();
            }
        } while (page.size() == PAGE);
        return told;
    }

    private int current(Subscription subscription, UUID replay) {
        Logged last = null;
        int told = 0;
        List<Logged> page;
        do {
            page = log.current(subscription.namespace(), last, PAGE);
            told += tell(subscription, page, replay);
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (page.size() == PAGE);
        return told;
    }

    /** What the trigger would match, were it not paused: then it is told when it is resumed. */
    private int tell(Subscription subscription, List<Logged> changes, UUID replay) {
        Instant now = clock.instant();
        TriggerMatcher matcher = new TriggerMatcher(List.of(subscription.asTold()));
        List<NewDelivery> wanted = changes.stream()
                .filter(one -> !matcher.matching(one.change()).isEmpty())
                .map(one -> plan.delivery(subscription, one.event(), one.change(), now))
                .toList();
        return wanted.isEmpty() ? 0 : queue.all(subscription.trigger(), wanted, replay, now);
    }
}
