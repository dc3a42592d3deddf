package dev.imagestreams.tags.stream;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.follow.FollowAnnotations;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagCondition;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a stream when a registry has answered. All results of one import are one change with one generation,
 * N = the stream's + 1, although the stream reaches it only if its spec changes. [12.2]
 *
 * <p>Results nobody waits for any more are left out: those for a generation the tag has moved on from (a newer import is
 * on its way), and those of a schedule that has ended.
 */
public final class ImportRules {

    /** When the stream was last imported; absent means never. */
    public static final String CHECKED = "openshift.io/image.dockerRepositoryCheck";

    private final Attribution by;
    private final Instant now;

    public ImportRules(Attribution by, Instant now) {
        this.by = by;
        this.now = now;
    }

    /** Returns the stream as it is afterwards, equal to the one before if the results say nothing new. */
    public StreamState apply(StreamState before, List<SourceResult> results) {
        long generation = before.generation() + 1;
        StreamState after = before;
        // A repository that could not be listed has no tags to tell of; that it was looked at is an answer all the
        // same.
        boolean answered = results.isEmpty();
        for (SourceResult result : results) {
            if (awaited(before, result.source())) {
                answered = true;
                after = apply(after, result, generation);
            }
        }
        if (!answered || (after.equals(before) && before.annotations().containsKey(CHECKED))) {
            return before;
        }
        SpecChange numbered = SpecChange.of(before, after.lookupLocal(), after.dockerImageRepository(), after.spec());
        StreamState stream = after.withSpec(
                        after.lookupLocal(),
                        after.dockerImageRepository(),
                        numbered.stream().spec())
                .withGeneration(numbered.stream().generation())
                .withAnnotation(CHECKED, now.truncatedTo(ChronoUnit.SECONDS).toString());
        return Tracking.propagate(before, stream, now);
    }

    /**
     * What is told on the stream when the results may not be stored: every tag they would have made says why. [12.2]
     *
     * @param after the stream as {@link #apply} would have it
     */
    public StreamState refused(StreamState before, StreamState after, String reason) {
        TagCondition condition = new TagCondition(ErrorCode.FORBIDDEN.reason(), reason, before.generation() + 1, now);
        StreamState told = before;
        for (StreamTag tag : after.status().keySet()) {
            if (!before.status().containsKey(tag)) {
                told = told.withStatus(tag, TagState.EMPTY.failed(condition));
            }
        }
        return told;
    }

    private boolean awaited(StreamState stream, TagImport source) {
        if (source.tag() == null) {
            return false;
        }
        TagSpec spec = stream.spec().get(source.tag());
        if (source.generation() != null) {
            return spec != null && spec.importable() && source.generation().equals(spec.generation());
        }
        return by.cause() != Cause.SCHEDULE || (spec != null && isScheduled(spec, source));
    }

    private static boolean isScheduled(TagSpec spec, TagImport source) {
        return spec.importable()
                && spec.importPolicy().scheduled()
                && spec.from() != null
                && spec.from().name().equals(source.from())
                && FollowAnnotations.policy(spec.annotations()).equals(Optional.ofNullable(source.follow()));
    }

    private StreamState apply(StreamState stream, SourceResult result, long generation) {
        if (result.result() instanceof ImportOutcome.Failed failure) {
            return failed(stream, result.source(), failure, generation);
        }
        return resolved(stream, result.source(), (ImportOutcome.Resolved) result.result(), generation);
    }

    private StreamState failed(StreamState stream, TagImport source, ImportOutcome.Failed failure, long generation) {
        StreamTag tag = tagOf(source);
        String message = failure.message().isEmpty() ? "unknown error prevented import" : failure.message();
        TagCondition condition = new TagCondition(failure.code().reason(), message, generation, now);
        TagState state = stream.statusOf(tag);
        TagSpec spec = stream.spec().get(tag);
        // The same failure again is no news, unless it answers a newer wish, which would else stay open forever.
        boolean known = state.failure() != null && state.failure().sameFailure(condition);
        boolean open = spec != null && spec.generation() != null && spec.generation() > state.answeredGeneration();
        if (known && !open) {
            return stream;
        }
        TagCondition first = known
                ? new TagCondition(
                        condition.reason(), message, generation, state.failure().lastTransitionTime())
                : condition;
        TagSpec wished = spec == null ? specFrom(source, tag) : spec;
        return stream.withSpec(wished.withGeneration(0L)).withStatus(tag, state.failed(first));
    }

    private StreamState resolved(StreamState stream, TagImport source, ImportOutcome.Resolved found, long generation) {
        StreamTag tag = tagOf(source);
        TagSpec spec = stream.spec().get(tag);
        TagState state = stream.statusOf(tag);
        TagEvent event =
                new TagEvent(0, now, found.reference(), found.image().digest(), generation, by, found.followed());
        boolean news = spec == null
                || state.latest()
                        .map(latest -> !latest.samePointer(event)
                                || (spec.generation() != null && spec.generation() > latest.generation()))
                        .orElse(true);
        TagSpec wished = spec == null ? specFrom(source, tag) : spec.withImportPolicy(source.importPolicy());
        if (!news) {
            return stream.withSpec(wished).withStatus(tag, state.succeeded());
        }
        TagSpec answered =
                wished.withSource(new TagSource.DockerImage(source.from())).withGeneration(0L);
        StreamState imported = Holds.offer(stream.withSpec(answered), tag, event, now);
        boolean moved = imported.newest(tag).filter(event::samePointer).isPresent();
        StreamState told = moved ? imported.withSpec(followed(answered, found.followed())) : imported;
        return told.withStatus(tag, told.statusOf(tag).succeeded());
    }

    /** Which of many tags the newest entry was, where somebody looks who knows only OpenShift's API. */
    private static TagSpec followed(TagSpec tag, @Nullable TagName picked) {
        Map<String, String> annotations = new TreeMap<>(tag.annotations());
        if (picked == null) {
            annotations.remove(FollowAnnotations.FOLLOWED);
        } else {
            annotations.put(FollowAnnotations.FOLLOWED, picked.value());
        }
        return tag.withAnnotations(annotations);
    }

    private static TagSpec specFrom(TagImport source, StreamTag tag) {
        return new TagSpec(
                tag,
                new TagSource.DockerImage(source.from()),
                false,
                null,
                source.importPolicy(),
                source.referencePolicy(),
                Map.of());
    }

    private static StreamTag tagOf(TagImport source) {
        if (source.tag() == null) {
            throw new ImageStreamException(ErrorCode.INTERNAL, "only results for a tag are applied");
        }
        return source.tag();
    }
}
