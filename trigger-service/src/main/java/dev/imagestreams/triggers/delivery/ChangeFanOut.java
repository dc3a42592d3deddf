package dev.imagestreams.triggers.delivery;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.notice.NoticeWriter;
import dev.imagestreams.triggers.pointer.TagPointers;
import dev.imagestreams.triggers.subscription.TriggerMatcher;
import dev.imagestreams.triggers.subscription.TriggerStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * From changes to deliveries: finds the triggers that each change of a batch concerns and enqueues one delivery for each,
 * in one transaction of few statements, together with where the tags point to now. Doing it again for the same events changes nothing.
 */
@ApplicationScoped
public class ChangeFanOut {

    private final TriggerStore triggers;
    private final NoticeWriter writer;
    private final DeliveryStore store;
    private final DeliveryMetrics metrics;
    private final TagPointers pointers;
    private final TimeOrderedId ids = new TimeOrderedId(Clock.systemUTC(), new SecureRandom());

    ChangeFanOut(
            TriggerStore triggers,
            NoticeWriter writer,
            DeliveryStore store,
            DeliveryMetrics metrics,
            TagPointers pointers) {
        this.triggers = triggers;
        this.writer = writer;
        this.store = store;
        this.metrics = metrics;
        this.pointers = pointers;
    }

    /** @param id the event's CloudEvents id */
    public record Received(UUID id, ImageChanged change) {}

    @Transactional
    public void fanOut(List<Received> batch) {
        pointers.remember(batch.stream().map(Received::change).toList());
        Set<String> namespaces =
                batch.stream().map(one -> one.change().stream().namespace()).collect(Collectors.toSet());
        TriggerMatcher matcher = new TriggerMatcher(triggers.hold(namespaces));
        List<Notice> notices = new ArrayList<>();
        List<NewDelivery> deliveries = new ArrayList<>();
        for (Received one : batch) {
            List<Trigger> concerned =
                    matcher.matching(one.change().stream(), one.change().tag());
            if (!concerned.isEmpty()) {
                notices.add(writer.write(one.id(), one.change()));
                concerned.forEach(trigger -> deliveries.add(new NewDelivery(ids.next(), one.id(), trigger.uid())));
            }
        }
        if (!deliveries.isEmpty()) {
            store.enqueue(notices, deliveries);
            metrics.enqueued(deliveries.size());
        }
    }
}
