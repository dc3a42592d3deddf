package dev.imagestreams.imports.rest;

import dev.imagestreams.imports.database.DatabaseException;
import dev.imagestreams.imports.look.BoundedResolver;
import dev.imagestreams.imports.look.Finding;
import dev.imagestreams.imports.look.Findings;
import dev.imagestreams.imports.look.Question;
import dev.imagestreams.imports.outage.Outages;
import dev.imagestreams.imports.publish.Answers;
import dev.imagestreams.imports.publish.PublishException;
import dev.imagestreams.imports.publish.ResultPublisher;
import dev.imagestreams.imports.referrer.ReferrerLookStore;
import dev.imagestreams.imports.referrer.Subject;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.schedule.ScheduleStore;
import dev.imagestreams.imports.source.Recording;
import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.api.ImportCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.StreamTag;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code POST /imports}: resolve now; if asked, publish; answer when the broker has it. */
@Path("/internal/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ImportResource {

    private static final Logger LOG = Logger.getLogger(ImportResource.class);

    private final BoundedResolver resolver;
    private final ResultPublisher publisher;
    private final ScheduleStore schedule;
    private final ReferrerLookStore referrers;
    private final Outages outages;
    private final Duration timeLimit;

    public ImportResource(
            BoundedResolver resolver,
            ResultPublisher publisher,
            ScheduleStore schedule,
            ReferrerLookStore referrers,
            Outages outages,
            CommandConfig config) {
        this.resolver = resolver;
        this.publisher = publisher;
        this.schedule = schedule;
        this.referrers = referrers;
        this.outages = outages;
        this.timeLimit = config.timeLimit();
    }

    @POST
    @Blocking
    public ImportAnswer importNow(@Nullable ImportCommand command) throws InterruptedException {
        if (command == null) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "a command is required");
        }
        Question question = new Question(command.stream().namespace(), command.images(), command.repository());
        long began = outages.now();
        Recording recording = new Recording();
        Findings findings = command.manifests()
                ? resolver.resolve(question, timeLimit, recording::of)
                : resolver.resolve(question, timeLimit);
        outages.note(findings.findings(), began);
        return new ImportAnswer(
                command.publish() ? publish(command, findings) : null,
                findings.images().stream().map(Finding::result).toList(),
                repository(findings.repository()),
                recording.manifestsOf(findings.results()));
    }

    private static ImportAnswer.@Nullable Repository repository(Findings.@Nullable OfRepository found) {
        if (found == null) {
            return null;
        }
        Resolution.Failure failure = found.failure();
        return new ImportAnswer.Repository(
                failure == null ? null : failure.outcome(),
                found.tags().stream().map(Finding::result).toList(),
                found.others().stream().map(TagName::value).toList());
    }

    private @Nullable UUID publish(ImportCommand command, Findings findings) throws InterruptedException {
        List<SourceResult> forTags = Answers.forTags(findings.results());
        if (forTags.isEmpty() && command.repository() == null) {
            return null;
        }
        List<StreamTag> tags = forTags.stream()
                .map(result -> Objects.requireNonNull(result.source().tag()))
                .toList();
        UUID event = UUID.randomUUID();
        // Before, so that nothing is told if it cannot be stored; and after, because the schedule may have told
        // something meanwhile.
        schedule.forgetTold(command.stream(), tags);
        try {
            publisher.publish(event, new DigestResolved(command.stream(), command.uid(), command.by(), forTags));
        } catch (PublishException e) {
            throw new ImageStreamException(
                    ErrorCode.UNAVAILABLE, "the results cannot be published now: " + e.getMessage(), List.of(), e);
        }
        followUp(command, tags, findings);
        return event;
    }

    /** The import is told and has succeeded, whether or not this can be stored. */
    private void followUp(ImportCommand command, List<StreamTag> tags, Findings findings) {
        try {
            schedule.forgetTold(command.stream(), tags);
            referrers.want(findings.findings()
                    .filter(finding -> finding.source().tag() != null)
                    .flatMap(finding -> Subject.of(command.stream().namespace(), finding))
                    .toList());
        } catch (DatabaseException e) {
            LOG.warnf("an import is not followed up stream=%s reason=%s", command.stream(), e.getMessage());
        }
    }
}
