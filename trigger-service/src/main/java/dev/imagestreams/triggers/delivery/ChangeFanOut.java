package dev.imagestreams.triggers.delivery;

import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.trace.TraceContext;
import dev.imagestreams.triggers.circle.CircleGuard;
import dev.imagestreams.triggers.circle.Firing;
import dev.imagestreams.triggers.circle.Pause;
import dev.imagestreams.triggers.config.ConfigTriggers;
import dev.imagestreams.triggers.config.Moved;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.notice.NoticeWriter;
import dev.imagestreams.triggers.pointer.TagMove;
import dev.imagestreams.triggers.subscription.Subscription;
import dev.imagestreams.triggers.subscription.TriggerMatcher;
import dev.imagestreams.triggers.subscription.TriggerStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From changes to deliveries: logs each change of a batch, finds the triggers that it concerns and enqueues one delivery for
 * each, in one transaction of few statements, together with where the tags point to now and what configs fire by that.
 * Triggers that seem to go in circles are slowed. Doing it again for the same events changes nothing.
 */
@ApplicationScoped
public class ChangeFanOut {

    private final TriggerStore triggers;
    private final NoticeWriter writer;
    private final DeliveryStore store;
    private final DeliveryPlan plan;
    private final DeliveryMetrics metrics;
    private final ConfigTriggers configs;
    private final CircleGuard circles;
    private final Clock clock;

    ChangeFanOut(
            TriggerStore triggers,
            NoticeWriter writer,
            DeliveryStore store,
            DeliveryPlan plan,
            DeliveryMetrics metrics,
            ConfigTriggers configs,
            CircleGuard circles,
            Clock clock) {
        this.triggers = triggers;
        this.writer = writer;
        this.store = store;
        this.plan = plan;
        this.metrics = metrics;
        this.configs = configs;
        this.circles = circles;
        this.clock = clock;
    }

    /** @param id the event's CloudEvents id */
    public record Received(UUID id, ImageChanged change) {

        /** The same, told in the course of this work. */
        public Received in(@Nullable TraceContext trace) {
            return new Received(id, change.in(trace));
        }
    }

    @Transactional
    public void fanOut(List<Received> batch) {
        Instant now = clock.instant();
        TriggerMatcher matcher = new TriggerMatcher(
                triggers.watching(batch.stream().map(Received::change).toList()));
        List<Notice> notices = new ArrayList<>();
        List<Telling> tellings = new ArrayList<>();
        for (Received one : batch) {
            List<Subscription> concerned = matcher.matching(one.change());
            boolean withCdEvent = concerned.stream().anyMatch(each -> each.format() == WebhookOptions.Format.CDEVENTS);
            notices.add(writer.write(one.id(), one.change(), withCdEvent));
            concerned.forEach(
                    each -> tellings.add(new Telling(one.change(), plan.delivery(each, one.id(), one.change(), now))));
        }
        // What was logged before was told before, if anybody was to be told of it then, though it may be forgotten by
        // now.
        Set<UUID> unheard = store.log(notices, now);
        tellings.removeIf(one -> !unheard.contains(one.delivery().event()));
        Moved moved = configs.learn(
                batch.stream().map(one -> new TagMove(one.id(), one.change())).toList());
        if (!tellings.isEmpty()) {
            tell(tellings, now);
        }
        // Last, because others wait for the numbers of changes until this transaction ends.
        configs.keep(moved);
    }

    private void tell(List<Telling> tellings, Instant now) {
        CircleGuard.Pacing pacing = circles.pace(
                tellings.stream()
                        .filter(one -> one.delivery().givenUp() == null)
                        .map(Telling::firing)
                        .toList(),
                now);
        store.enqueue(tellings.stream().map(one -> one.paced(pacing.pauses())).toList(), now);
        metrics.enqueued(tellings.size());
        triggers.changed(pacing.changed());
    }

    private record Telling(ImageChanged change, NewDelivery delivery) {

        Firing firing() {
            return new Firing(
                    new Firing.Subject(
                            delivery.trigger(),
                            change.stream().name(),
                            change.tag().value()),
                    change.resourceVersion());
        }

        NewDelivery paced(Map<Firing, Pause> pauses) {
            Pause pause = delivery.givenUp() == null ? pauses.get(firing()) : null;
            return pause == null ? delivery : delivery.paused(pause, change);
        }
    }
}
