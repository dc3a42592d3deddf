package dev.imagestreams.imports.task;

import dev.imagestreams.imports.look.Finding;
import dev.imagestreams.imports.look.Progress;
import dev.imagestreams.imports.publish.ResultPublisher;
import dev.imagestreams.imports.referrer.Subject;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.TagImport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells what is found of a repository while the rest is looked for, so that its first tags need not wait for the last. Each
 * part is an event with an id of its own, derived from the request's and the part's number; it is written down before it is
 * published. What may pass is left to the next attempt. Used by one thread.
 */
final class PartTeller implements Progress {

    private final ImportTask task;
    private final PartStore store;
    private final ResultPublisher publisher;
    private final int size;
    private final Duration interval;
    private final Set<TagImport> named;
    private final Set<TagImport> told = new HashSet<>();
    private final List<Finding> waiting = new ArrayList<>();
    private long waitingSince;
    private int parts;

    PartTeller(ImportTask task, PartStore store, ResultPublisher publisher, TaskConfig config) {
        this.task = task;
        this.store = store;
        this.publisher = publisher;
        this.size = config.partSize();
        this.interval = config.partInterval();
        this.named = Set.copyOf(task.request().imports());
        this.parts = task.parts().parts();
    }

    /** What somebody who died may have written down and not published. */
    void repeat() throws InterruptedException {
        DigestResolved last = task.parts().last();
        if (last != null) {
            publisher.publish(DerivedId.ofPart(task.event(), parts), last);
        }
    }

    @Override
    public void found(List<Finding> findings) throws InterruptedException {
        if (waiting.isEmpty()) {
            waitingSince = System.nanoTime();
        }
        findings.stream()
                .filter(finding ->
                        finding.source().tag() != null && !finding.resolution().passing())
                .forEach(waiting::add);
        while (waiting.size() >= size) {
            tell(waiting.subList(0, size));
        }
        if (!waiting.isEmpty() && System.nanoTime() - waitingSince >= interval.toNanos()) {
            tell(waiting);
        }
    }

    /** The rest, as far as it is more than one event should carry. @return what is left for the last one */
    List<Finding> allButTheLast(List<Finding> findings) throws InterruptedException {
        waiting.clear();
        findings.stream().filter(finding -> !told.contains(finding.source())).forEach(waiting::add);
        while (waiting.size() > size) {
            tell(waiting.subList(0, size));
        }
        return List.copyOf(waiting);
    }

    /** Whether this attempt has told something, so that the next has less to do. */
    boolean toldSomething() {
        return !told.isEmpty();
    }

    private void tell(List<Finding> findings) throws InterruptedException {
        ImportRequested request = task.request();
        DigestResolved event = new DigestResolved(
                request.stream(),
                request.uid(),
                request.by(),
                findings.stream().map(Finding::result).toList());
        List<String> names =
                findings.stream().map(Finding::source).map(this::name).toList();
        List<Subject> subjects = findings.stream()
                .flatMap(finding -> Subject.of(request.stream().namespace(), finding))
                .toList();
        if (!store.writeDown(task, parts + 1, event, names, subjects)) {
            throw new OvertakenException();
        }
        parts++;
        publisher.publish(DerivedId.ofPart(task.event(), parts), event);
        findings.forEach(finding -> told.add(finding.source()));
        findings.clear();
        waitingSince = System.nanoTime();
    }

    private String name(TagImport source) {
        return named.contains(source) ? ToldParts.named(source) : String.valueOf(source.tag());
    }
}
