package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.publish.PublishException;
import dev.imagestreams.imports.publish.ResultPublisher;
import dev.imagestreams.imports.resolve.BoundedResolver;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.schedule.ScheduledTag.Pending;
import dev.imagestreams.imports.schedule.ScheduledTag.Told;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks at one scheduled tag and tells what has changed: a new digest, a failure, another failure, or that a failure is
 * over. What is told is written down first and published then, so that a crash repeats the same event under the same id
 * before it looks again.
 */
final class ScheduleWorker {

    private static final Logger LOG = Logger.getLogger(ScheduleWorker.class);
    private static final Attribution SCHEDULE = new Attribution("system:image-import", Cause.SCHEDULE);
    private static final Duration BROKER_AWAY = Duration.ofSeconds(1);

    private final ScheduleStore store;
    private final BoundedResolver resolver;
    private final ResultPublisher publisher;
    private final Duration timeLimit;
    private final Cadence cadence;
    private final MeterRegistry meters;

    ScheduleWorker(
            ScheduleStore store,
            BoundedResolver resolver,
            ResultPublisher publisher,
            ScheduleConfig config,
            MeterRegistry meters) {
        this.store = store;
        this.resolver = resolver;
        this.publisher = publisher;
        this.timeLimit = config.timeLimit();
        this.cadence = new Cadence(config.interval(), config.longestInterval());
        this.meters = meters;
    }

    void work(ScheduledTag tag) {
        meters.timer(MeterNames.SCHEDULE_DELAY).record(tag.late());
        try {
            if (tag.pending() != null) {
                tell(tag, tag.pending(), tag.told().failures());
            } else {
                look(tag);
            }
        } catch (PublishException e) {
            LOG.warnf(
                    "a change is not published yet, trying again stream=%s tag=%s reason=%s",
                    tag.stream(), tag.tag(), e.getMessage());
            store.postpone(tag, BROKER_AWAY);
        } catch (InterruptedException e) {
            // Shutting down: the lease ends, and somebody else looks.
            Thread.currentThread().interrupt();
        }
    }

    private void look(ScheduledTag tag) throws InterruptedException {
        Optional<Resolution> change =
                resolver.change(tag.stream().namespace(), tag.wish(), tag.told().digest(), timeLimit);
        if (change.isEmpty()) {
            store.settle(tag, 0, cadence.next(0));
            return;
        }
        Told told = told(change.get(), tag.told().failures());
        if (told.failure() != null && told.failure().equals(tag.told().failure())) {
            store.settle(tag, told.failures(), cadence.next(told.failures()));
            return;
        }
        Pending pending = new Pending(UUID.randomUUID(), event(tag, change.get().outcome()));
        if (store.writeDown(tag, pending, told)) {
            tell(tag, pending, told.failures());
        }
    }

    private void tell(ScheduledTag tag, Pending pending, int failures) throws InterruptedException {
        publisher.publish(pending.event(), pending.content());
        store.settle(tag, failures, cadence.next(failures));
        LOG.debugf("schedule found a change stream=%s tag=%s event=%s", tag.stream(), tag.tag(), pending.event());
    }

    private static Told told(Resolution resolution, int failuresBefore) {
        if (resolution instanceof Resolution.Success success) {
            return Told.success(success.source());
        }
        ImportOutcome.Failed failed = ((Resolution.Failure) resolution).outcome();
        return new Told(null, failed.code() + ": " + failed.message(), failuresBefore + 1);
    }

    /** Nobody's generation asked for this: it holds for whatever the tag wants now, if that is still this source. */
    private static DigestResolved event(ScheduledTag tag, ImportOutcome outcome) {
        TagImport wish = tag.wish();
        TagImport unasked = new TagImport(
                wish.tag(), null, wish.from(), wish.importPolicy(), wish.referencePolicy(), wish.preferred());
        return new DigestResolved(tag.stream(), tag.uid(), SCHEDULE, List.of(new SourceResult(unasked, outcome)));
    }
}
