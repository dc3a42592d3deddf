package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.look.BoundedResolver;
import dev.imagestreams.imports.look.Known;
import dev.imagestreams.imports.outage.Outages;
import dev.imagestreams.imports.outage.Standing;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.schedule.MoveStore.Move;
import dev.imagestreams.imports.source.Upstream;
import dev.imagestreams.imports.source.View;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.TagName;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The looks at one claimed upstream, for each group of followers that see it alike. Once its registry does not answer one of
 * them, it is not asked for the others. Used by one thread.
 */
final class UpstreamLook {

    private final Means means;
    private final ClaimedUpstream upstream;
    private boolean leftAlone;

    /** What looks are made with. */
    record Means(BoundedResolver resolver, Outages outages, MoveStore moves, Duration timeLimit) {}

    UpstreamLook(Means means, ClaimedUpstream upstream) {
        this.means = means;
        this.upstream = upstream;
        this.leftAlone = upstream.standing() == Standing.LEFT_ALONE;
    }

    /** @param tags that see the upstream like this */
    Outcomes at(List<ScheduledTag> tags, View view) throws InterruptedException {
        return leftAlone ? leaveAlone(tags) : look(tags, view);
    }

    private Outcomes look(List<ScheduledTag> tags, View view) throws InterruptedException {
        Map<Known, List<ScheduledTag>> cases = tags.stream()
                .collect(Collectors.groupingBy(
                        tag -> new Known(tag.wish(), tag.told().digest()), LinkedHashMap::new, Collectors.toList()));
        List<Known> sources = List.copyOf(cases.keySet());
        long began = means.outages().now();
        List<Optional<Resolution>> changes = means.resolver().changes(view, sources, means.timeLimit());
        leftAlone = means.outages()
                .note(
                        upstream.registry(),
                        upstream.standing(),
                        changes.stream().flatMap(Optional::stream).toList(),
                        began);
        noteMoves(sources, changes);
        Outcomes outcomes = new Outcomes(tags, upstream.announced());
        int next = 0;
        for (List<ScheduledTag> alike : cases.values()) {
            outcomes.add(alike, changes.get(next++));
        }
        return outcomes;
    }

    /** They wait as if they had been looked at, and those are told who believe that all is well. */
    private static Outcomes leaveAlone(List<ScheduledTag> tags) {
        Outcomes outcomes = new Outcomes(tags, null);
        tags.stream()
                .collect(Collectors.groupingBy(ScheduledTag::wish))
                .forEach((wish, alike) -> outcomes.leftAlone(alike, BoundedResolver.leftAlone(wish)));
        return outcomes;
    }

    /** What somebody has announced is no finding of the schedule's. */
    private void noteMoves(List<Known> sources, List<Optional<Resolution>> changes) {
        Set<Move> found = new HashSet<>();
        for (int i = 0; i < sources.size() && !upstream.hinted(); i++) {
            Known known = sources.get(i);
            changes.get(i)
                    .filter(change -> known.told() != null)
                    .filter(Resolution.Success.class::isInstance)
                    .map(change -> move(known.source(), (Resolution.Success) change))
                    .filter(move -> !move.digest().equals(known.told()))
                    .ifPresent(found::add);
        }
        if (!found.isEmpty()) {
            means.moves().note(found);
        }
    }

    private static Move move(TagImport source, Resolution.Success success) {
        Upstream upstream = Upstream.of(source.from());
        TagName picked = success.outcome().followed();
        return new Move(upstream.repository(), picked == null ? upstream.tag() : picked.value(), success.source());
    }
}
