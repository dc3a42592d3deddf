package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.publish.Answer;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.schedule.ScheduledTag.Told;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.Announcement;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one look came to for the tags that share it: a new digest, a failure, another failure, or that a failure is over,
 * is news; the rest is not. After a failure all are as patient as the least patient of them.
 */
final class Outcomes {

    private static final Attribution SCHEDULE = new Attribution("system:image-import", Cause.SCHEDULE);

    private final Attribution by;
    private final int failuresAfterThis;
    private final List<News> news = new ArrayList<>();
    private final Map<Integer, List<ScheduledTag>> byFailures = new HashMap<>();
    private Duration retryAfter = Duration.ZERO;

    /** @param announced who had said that there would be something to find; null if nobody had */
    Outcomes(List<ScheduledTag> sharing, @Nullable Announcement announced) {
        this.by = SCHEDULE.announced(announced);
        this.failuresAfterThis = 1
                + sharing.stream().mapToInt(tag -> tag.told().failures()).min().orElse(0);
    }

    /** @param change empty if what they follow is as it was told */
    void add(List<ScheduledTag> tags, Optional<Resolution> change) {
        if (change.isEmpty()) {
            settle(0, tags);
            return;
        }
        Told told = told(change.get());
        settle(told.failures(), tags);
        tell(
                tags.stream()
                        .filter(tag -> told.failure() == null
                                || !told.failure().equals(tag.told().failure())),
                told,
                change.get());
    }

    /** They are not looked at. Whoever knows of a failure is told nothing new by this. */
    void leftAlone(List<ScheduledTag> tags, Resolution why) {
        Told told = told(why);
        settle(told.failures(), tags);
        tell(tags.stream().filter(tag -> tag.told().failure() == null), told, why);
    }

    private void tell(Stream<ScheduledTag> tags, Told told, Resolution resolution) {
        tags.forEach(
                tag -> news.add(new News(tag, told, new Answer(UUID.randomUUID(), event(tag, resolution.outcome())))));
    }

    List<News> news() {
        return news;
    }

    /** All tags, by how often their source has failed in a row. */
    Map<Integer, List<ScheduledTag>> byFailures() {
        return byFailures;
    }

    /** How long a registry wants to be left alone; zero if it does not say. */
    Duration retryAfter() {
        return retryAfter;
    }

    private void settle(int failures, List<ScheduledTag> tags) {
        byFailures.computeIfAbsent(failures, none -> new ArrayList<>()).addAll(tags);
    }

    private Told told(Resolution resolution) {
        if (resolution instanceof Resolution.Success success) {
            return Told.success(success.source());
        }
        Resolution.Failure failure = (Resolution.Failure) resolution;
        if (failure.retryAfter() != null && failure.retryAfter().compareTo(retryAfter) > 0) {
            retryAfter = failure.retryAfter();
        }
        ImportOutcome.Failed failed = failure.outcome();
        return Told.failure(failed.code() + ": " + failed.message(), failuresAfterThis);
    }

    /** Nobody's generation asked for this: it holds for whatever the tag wants now, if that is still this source. */
    private DigestResolved event(ScheduledTag tag, ImportOutcome outcome) {
        TagImport wish = tag.wish();
        TagImport unasked = new TagImport(
                wish.tag(),
                null,
                wish.from(),
                wish.importPolicy(),
                wish.referencePolicy(),
                wish.preferred(),
                wish.follow());
        return new DigestResolved(tag.stream(), tag.uid(), by, List.of(new SourceResult(unasked, outcome)));
    }
}
