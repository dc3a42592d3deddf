package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.look.BoundedResolver;
import dev.imagestreams.imports.look.Known;
import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.outage.Outages;
import dev.imagestreams.imports.outage.Standing;
import dev.imagestreams.imports.publish.Answer;
import dev.imagestreams.imports.publish.PublishException;
import dev.imagestreams.imports.publish.ResultPublisher;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.schedule.MoveStore.Move;
import dev.imagestreams.imports.source.Upstream;
import dev.imagestreams.imports.source.View;
import dev.imagestreams.imports.source.Viewer;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.TagName;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private final MoveStore moves;
    private final BoundedResolver resolver;
    private final ResultPublisher publisher;
    private final Outages outages;
    private final Duration timeLimit;
    private final Duration lease;
    private final Cadence cadence;
    private final MeterRegistry meters;

    ScheduleWorker(
            UpstreamStore upstreams,
            ScheduleStore store,
            MoveStore moves,
            BoundedResolver resolver,
            ResultPublisher publisher,
            Outages outages,
            ScheduleConfig config,
            Duration lease,
            MeterRegistry meters) {
        this.upstreams = upstreams;
        this.store = store;
        this.moves = moves;
        this.resolver = resolver;
        this.publisher = publisher;
        this.outages = outages;
        this.timeLimit = config.timeLimit();
        this.lease = lease;
        this.cadence = new Cadence(config.interval(), config.longestInterval());
        this.meters = meters;
    }

    /** @return whether the registry has answered */
    boolean work(ClaimedUpstream upstream) {
        long began = outages.now();
        lookForAll(upstream);
        return outages.answeredSince(upstream.registry(), began);
    }

    private void lookForAll(ClaimedUpstream upstream) {
        meters.timer(MeterNames.SCHEDULE_DELAY).record(upstream.late());
        try {
            Map<Viewer, View> views = new HashMap<>();
            for (List<ScheduledTag> page = take(upstream); !page.isEmpty(); page = take(upstream)) {
                if (!serve(upstream, page, views)) {
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
    private boolean serve(ClaimedUpstream upstream, List<ScheduledTag> page, Map<Viewer, View> views)
            throws InterruptedException {
        repeat(page.stream().filter(tag -> tag.pending() != null).toList());
        List<ScheduledTag> rest =
                page.stream().filter(tag -> tag.pending() == null).toList();
        for (Map.Entry<Viewer, List<ScheduledTag>> group : byViewer(rest).entrySet()) {
            if (!upstreams.extend(upstream, lease)) {
                return false;
            }
            List<ScheduledTag> tags = group.getValue();
            View view = views.computeIfAbsent(
                    group.getKey(),
                    viewer -> resolver.glimpse(tags.get(0).stream().namespace()));
            look(upstream, tags, view);
        }
        return true;
    }

    private Map<Viewer, List<ScheduledTag>> byViewer(List<ScheduledTag> tags) {
        if (tags.isEmpty()) {
            return Map.of();
        }
        List<String> namespaces =
                tags.stream().map(tag -> tag.stream().namespace()).distinct().toList();
        Map<String, Viewer> viewers = resolver.viewers(namespaces, tags.get(0).wish());
        return tags.stream()
                .collect(Collectors.groupingBy(
                        tag -> Objects.requireNonNull(viewers.get(tag.stream().namespace()))));
    }

    private void look(ClaimedUpstream upstream, List<ScheduledTag> tags, View view) throws InterruptedException {
        if (upstream.standing() == Standing.LEFT_ALONE) {
            leaveAlone(tags);
            return;
        }
        long began = outages.now();
        Map<Known, List<ScheduledTag>> cases = tags.stream()
                .collect(Collectors.groupingBy(
                        tag -> new Known(tag.wish(), tag.told().digest()), LinkedHashMap::new, Collectors.toList()));
        List<Optional<Resolution>> changes = resolver.changes(view, List.copyOf(cases.keySet()), timeLimit);
        outages.note(
                upstream.registry(),
                upstream.standing(),
                changes.stream().flatMap(Optional::stream).toList(),
                began);
        Outcomes outcomes = new Outcomes(tags);
        int next = 0;
        for (List<ScheduledTag> alike : cases.values()) {
            outcomes.add(alike, changes.get(next++));
        }
        finish(outcomes);
        if (!upstream.hinted()) {
            noteMoves(List.copyOf(cases.keySet()), changes);
        }
    }

    private void noteMoves(List<Known> cases, List<Optional<Resolution>> changes) {
        Set<Move> found = new HashSet<>();
        for (int i = 0; i < cases.size(); i++) {
            Known known = cases.get(i);
            changes.get(i)
                    .filter(change -> known.told() != null)
                    .filter(Resolution.Success.class::isInstance)
                    .map(change -> move(known.source(), (Resolution.Success) change))
                    .filter(move -> !move.digest().equals(known.told()))
                    .ifPresent(found::add);
        }
        if (!found.isEmpty()) {
            moves.note(found);
        }
    }

    private static Move move(TagImport source, Resolution.Success success) {
        Upstream upstream = Upstream.of(source.from());
        TagName picked = success.outcome().followed();
        return new Move(upstream.repository(), picked == null ? upstream.tag() : picked.value(), success.source());
    }

    /** They wait as if they had been looked at, and those are told who believe that all is well. */
    private void leaveAlone(List<ScheduledTag> tags) throws InterruptedException {
        Outcomes outcomes = new Outcomes(tags);
        tags.stream()
                .collect(Collectors.groupingBy(ScheduledTag::wish))
                .forEach((wish, alike) -> outcomes.leftAlone(alike, BoundedResolver.leftAlone(wish)));
        finish(outcomes);
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
