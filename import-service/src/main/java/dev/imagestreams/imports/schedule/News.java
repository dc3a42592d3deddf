package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.publish.Answer;
import dev.imagestreams.imports.referrer.Subject;
import dev.imagestreams.imports.schedule.ScheduledTag.Told;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Digest;
import java.util.stream.Stream;

/**
 * Something that has to be told about a tag.
 *
 * @param told what has been told with it
 * @param answer the event that says so
 */
record News(ScheduledTag tag, Told told, Answer answer) {

    /** The images it tells of, and what the tag itself points to. */
    Stream<Subject> subjects() {
        Digest source = told.digest();
        return answer.event().results().stream()
                .filter(result -> source != null && result.result() instanceof ImportOutcome.Resolved)
                .map(result -> (ImportOutcome.Resolved) result.result())
                .flatMap(resolved -> Subject.of(tag.stream().namespace(), tag.wish(), source, resolved));
    }
}
