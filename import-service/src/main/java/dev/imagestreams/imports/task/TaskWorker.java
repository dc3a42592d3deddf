package dev.imagestreams.imports.task;

import dev.imagestreams.imports.look.BoundedResolver;
import dev.imagestreams.imports.look.Finding;
import dev.imagestreams.imports.look.Findings;
import dev.imagestreams.imports.look.Question;
import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.outage.Outages;
import dev.imagestreams.imports.publish.PublishException;
import dev.imagestreams.imports.publish.ResultPublisher;
import dev.imagestreams.imports.referrer.Subject;
import dev.imagestreams.imports.work.Backoff;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.trace.Step;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Answers one request: resolve, publish, and only when the broker has the answer remove the task. A crash anywhere means
 * doing it again under the same id. Failures that may pass are tried again, all sources together so that the answer is
 * one look; after the last attempt they are told. Of a whole repository, what is found is told in parts meanwhile.
 */
final class TaskWorker {

    private static final Logger LOG = Logger.getLogger(TaskWorker.class);
    private static final Duration BROKER_AWAY = Duration.ofSeconds(1);

    private final TaskStore tasks;
    private final PartStore parts;
    private final BoundedResolver resolver;
    private final ResultPublisher publisher;
    private final Outages outages;
    private final TaskConfig config;
    private final Backoff backoff;
    private final MeterRegistry meters;
    private final Clock clock;

    TaskWorker(
            TaskStore tasks,
            PartStore parts,
            BoundedResolver resolver,
            ResultPublisher publisher,
            Outages outages,
            TaskConfig config,
            MeterRegistry meters,
            Clock clock) {
        this.tasks = tasks;
        this.parts = parts;
        this.resolver = resolver;
        this.publisher = publisher;
        this.outages = outages;
        this.config = config;
        this.backoff = new Backoff(config.backoff(), config.longestBackoff());
        this.meters = meters;
        this.clock = clock;
    }

    /** @return whether the registry has answered */
    boolean work(ImportTask task) {
        long began = outages.now();
        try (Step step = Step.begin("import", SpanKind.CONSUMER, task.request().trace());
                Scope scope = step.inside().makeCurrent()) {
            answerOrPostpone(task, began);
        }
        return outages.answeredSince(task.registry(), began);
    }

    private void answerOrPostpone(ImportTask task, long began) {
        try {
            ImportRequested request = task.request();
            PartTeller teller = new PartTeller(task, parts, publisher, config);
            teller.repeat();
            Findings findings = resolver.resolve(question(task), config.timeLimit(), teller);
            outages.note(findings.findings(), began);
            if (task.attempts() < config.attempts() && findings.passing()) {
                tasks.tryAgain(task, pause(task, findings), !teller.toldSomething());
                return;
            }
            List<Finding> last = request.repository() == null
                    ? findings.findings().toList()
                    : teller.allButTheLast(findings.findings().toList());
            answer(task, last.stream().map(Finding::result).toList());
            tasks.finish(task, tags(request, last), subjects(request, last));
            meters.timer(MeterNames.TASK_AGE).record(Duration.between(task.requestedAt(), clock.instant()));
        } catch (PublishException e) {
            LOG.warnf("the answer is not published yet, trying again event=%s reason=%s", task.event(), e.getMessage());
            tasks.postpone(task, BROKER_AWAY);
        } catch (OvertakenException e) {
            LOG.infof("an import was taken over event=%s", task.event());
        } catch (InterruptedException e) {
            // Shutting down: the lease ends, and somebody else takes the task.
            Thread.currentThread().interrupt();
        }
    }

    private static Question question(ImportTask task) {
        ImportRequested request = task.request();
        return new Question(
                request.stream().namespace(),
                task.parts().untold(request.imports()),
                request.repository(),
                task.parts().ofRepository());
    }

    /** What we would wait anyway, or as long as a registry asked for, but no longer than the bound for that. */
    private Duration pause(ImportTask task, Findings findings) {
        Duration ours = backoff.after(task.attempts());
        Duration asked = findings.retryAfter().orElse(ours);
        Duration longest = config.longestPause();
        Duration bounded = asked.compareTo(longest) > 0 ? longest : asked;
        return bounded.compareTo(ours) > 0 ? bounded : ours;
    }

    /** Of all it has told, in parts or now. */
    private static Set<StreamTag> tags(ImportRequested request, List<Finding> last) {
        return Stream.concat(request.imports().stream(), last.stream().map(Finding::source))
                .map(TagImport::tag)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<Subject> subjects(ImportRequested request, List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> Subject.of(request.stream().namespace(), finding))
                .toList();
    }

    private void answer(ImportTask task, List<SourceResult> results) throws InterruptedException {
        ImportRequested request = task.request();
        UUID id = DerivedId.ofAnswer(task.event());
        publisher.publish(id, new DigestResolved(request.stream(), request.uid(), request.by(), results));
        LOG.debugf("import answered stream=%s event=%s sources=%d", request.stream(), id, results.size());
    }
}
