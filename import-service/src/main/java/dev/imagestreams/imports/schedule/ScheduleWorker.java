package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.publish.Answer;
import dev.imagestreams.imports.publish.PublishException;
import dev.imagestreams.imports.publish.ResultPublisher;
import dev.imagestreams.imports.source.View;
import dev.imagestreams.imports.source.Viewer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks once at what many tags follow, and tells each what has changed for it. Only those who see a registry with the same
 * account share an answer. What is told is written down first and published then, so that a crash repeats the same
 * events under the same ids before it looks again.
 */
final class ScheduleWorker {

    private static final Logger LOG = Logger.getLogger(ScheduleWorker.class);
    private static final Duration BROKER_AWAY = Duration.ofSeconds(1);

    /** Tags that are served together; what is told about them is in memory. */
    private static final int PAGE = 200;

    private final UpstreamStore upstreams;
    private final ScheduleStore store;
    private final ResultPublisher publisher;
    private final UpstreamLook.Means means;
    private final Duration lease;
    private final Cadence cadence;
    private final MeterRegistry meters;

    ScheduleWorker(
            UpstreamStore upstreams,
            ScheduleStore store,
            UpstreamLook.Means means,
            ResultPublisher publisher,
            ScheduleConfig config,
            Duration lease,
            MeterRegistry meters) {
        this.upstreams = upstreams;
        this.store = store;
        this.means = means;
        this.publisher = publisher;
        this.lease = lease;
        this.cadence = new Cadence(config.interval(), config.longestInterval());
        this.meters = meters;
    }

    /** @return whether the registry has answered */
    boolean work(ClaimedUpstream upstream) {
        long began = means.outages().now();
        lookForAll(upstream);
        return means.outages().answeredSince(upstream.registry(), began);
    }

    private void lookForAll(ClaimedUpstream upstream) {
        meters.timer(MeterNames.SCHEDULE_DELAY).record(upstream.late());
        try {
            Map<Viewer, View> views = new HashMap<>();
            UpstreamLook look = new UpstreamLook(means, upstream);
            for (List<ScheduledTag> page = take(upstream); !page.isEmpty(); page = take(upstream)) {
                if (!serve(upstream, look, page, views)) {
                    return;
                }
            }
            upstreams.release(upstream);
        } catch (PublishException e) {
            LOG.warnf(
                    "changes are not published yet, trying again upstream=%s reason=%s",
                    upstream.key(), e.getMessage());
            upstreams.postpone(upstream, BROKER_AWAY);
        } catch (InterruptedException e) {
            // Shutting down: the lease ends, and somebody else looks.
            Thread.currentThread().interrupt();
        }
    }

    private List<ScheduledTag> take(ClaimedUpstream upstream) {
        return store.take(upstream, cadence.ahead(), PAGE);
    }

    /** @return false if somebody else serves by now */
    private boolean serve(ClaimedUpstream upstream, UpstreamLook look, List<ScheduledTag> page, Map<Viewer, View> views)
            throws InterruptedException {
        repeat(page.stream().filter(tag -> tag.pending() != null).toList());
        List<ScheduledTag> rest =
                page.stream().filter(tag -> tag.pending() == null).toList();
        for (Map.Entry<Viewer, List<ScheduledTag>> group : byViewer(rest).entrySet()) {
            if (!upstreams.extend(upstream, lease)) {
                return false;
            }
            List<ScheduledTag> tags = group.getValue();
            View view = views.computeIfAbsent(group.getKey(), viewer -> means.resolver()
                    .glimpse(tags.get(0).stream().namespace()));
            finish(look.at(tags, view));
        }
        return true;
    }

    private Map<Viewer, List<ScheduledTag>> byViewer(List<ScheduledTag> tags) {
        if (tags.isEmpty()) {
            return Map.of();
        }
        List<String> namespaces =
                tags.stream().map(tag -> tag.stream().namespace()).distinct().toList();
        Map<String, Viewer> viewers =
                means.resolver().viewers(namespaces, tags.get(0).wish());
        return tags.stream()
                .collect(Collectors.groupingBy(
                        tag -> Objects.requireNonNull(viewers.get(tag.stream().namespace()))));
    }

    private void finish(Outcomes outcomes) throws InterruptedException {
        tell(outcomes.news());
        outcomes.byFailures()
                .forEach((failures, settled) ->
                        store.settle(settled, failures, cadence.next(failures, outcomes.retryAfter())));
    }

    private void tell(List<News> news) throws InterruptedException {
        if (!news.isEmpty()) {
            List<News> ours = store.writeDown(news);
            publisher.publish(ours.stream().map(News::answer).toList());
            LOG.debugf("schedule found changes tags=%d", ours.size());
        }
    }

    /** What somebody who died, or had no broker, has written down. */
    private void repeat(List<ScheduledTag> tags) throws InterruptedException {
        if (tags.isEmpty()) {
            return;
        }
        publisher.publish(tags.stream()
                .map(ScheduledTag::pending)
                .<Answer>map(Objects::requireNonNull)
                .toList());
        tags.stream()
                .collect(Collectors.groupingBy(tag -> tag.told().failures()))
                .forEach((failures, told) -> store.settle(told, failures, cadence.next(failures, Duration.ZERO)));
    }
}
