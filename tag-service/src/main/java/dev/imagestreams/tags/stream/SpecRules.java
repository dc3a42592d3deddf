package dev.imagestreams.tags.stream;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a stream when somebody writes its spec, as a whole or one tag of it. Every method returns the stream as
 * it is afterwards, equal to the one before if nothing changed, or throws and changes nothing.
 */
public final class SpecRules {

    private final Surroundings surroundings;
    private final Admission admission;
    private final Attribution by;
    private final Instant now;

    public SpecRules(Surroundings surroundings, Attribution by, Instant now) {
        this.surroundings = surroundings;
        this.admission = new Admission(surroundings);
        this.by = by;
        this.now = now;
    }

    /**
     * Replaces the whole spec.
     *
     * @param tags in the client's order; of two with one name the last wins
     */
    public StreamState replace(
            StreamState before, boolean lookupLocal, @Nullable String repository, List<TagSpec> tags) {
        Map<StreamTag, TagSpec> wanted = new TreeMap<>();
        tags.forEach(tag -> wanted.put(tag.name(), tag));
        return apply(before, lookupLocal, repository, wanted);
    }

    /** Replaces one spec tag, or makes it. Its hold ends only if that is said. */
    public StreamState put(StreamState before, TagSpec tag) {
        Admission.refuse(admission.tag(before, tag, "tag"));
        boolean patched = by.verb() == Verb.PATCH;
        TagSpec wish = patched ? tag : HoldWords.kept(before.spec().get(tag.name()), tag, now);
        Map<StreamTag, TagSpec> wanted = new TreeMap<>(before.spec());
        wanted.put(tag.name(), wish);
        return apply(before, before.lookupLocal(), before.dockerImageRepository(), wanted);
    }

    /** Removes one spec tag, if there is one, and keeps what became of it. [9] */
    public StreamState forget(StreamState before, StreamTag name) {
        Map<StreamTag, TagSpec> wanted = new TreeMap<>(before.spec());
        wanted.remove(name);
        return apply(before, before.lookupLocal(), before.dockerImageRepository(), wanted);
    }

    /**
     * Replaces one spec tag's annotations and nothing else. A tag that is only pushed to has no spec tag; who holds it gets one
     * without a source, which changes nothing but that it is held.
     *
     * @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if there is no such spec tag, and no reason to make one
     */
    public StreamState annotate(StreamState before, StreamTag name, Map<String, String> annotations) {
        TagSpec tag = before.specOf(name)
                .or(() -> Holds.wish(before, name, annotations))
                .orElseThrow(() -> new ImageStreamException(
                        ErrorCode.BAD_REQUEST,
                        "imagestreamtag " + name + " is not a spec tag in imagestream " + before.key()
                                + ", cannot be updated"));
        return put(before, tag.withAnnotations(annotations));
    }

    private StreamState apply(
            StreamState before, boolean lookupLocal, @Nullable String repository, Map<StreamTag, TagSpec> wanted) {
        Map<StreamTag, TagSpec> stamped = HoldWords.stamped(before, wanted, by.actor(), now);
        SpecChange change = SpecChange.of(before, lookupLocal, repository, stamped);
        StreamState after = change.stream();
        List<FieldError> errors = new ArrayList<>(HoldWords.errors(before, wanted));
        try {
            StreamState fresh = Holds.forget(after, change.changed());
            StreamState moved = new Propagation(surroundings, by, now).apply(fresh, change.changed());
            after = Tracking.propagate(before, Holds.release(before, moved, now), now);
            errors.addAll(admission.limits(before, after));
        } catch (ImageStreamException e) {
            errors.addAll(e.causes());
        }
        errors.addAll(admission.fields(before, after));
        Admission.refuse(errors);
        return after;
    }
}
