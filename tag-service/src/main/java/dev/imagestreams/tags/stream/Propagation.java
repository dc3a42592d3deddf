package dev.imagestreams.tags.stream;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * From wish to outcome: what a new or changed spec tag puts on the tag's history at once. External images are not its
 * business (they are imported), except as mere references. [7.2]
 */
final class Propagation {

    private final Sources sources;
    private final InternalRegistry registry;
    private final Attribution by;
    private final Instant now;

    Propagation(Surroundings surroundings, Attribution by, Instant now) {
        this.sources = surroundings.sources();
        this.registry = surroundings.registry();
        this.by = by;
        this.now = now;
    }

    /**
     * Applies the given spec tags, each of which has its new generation.
     *
     * @throws ImageStreamException invalid, naming every tag whose source cannot be used
     */
    StreamState apply(StreamState stream, Collection<StreamTag> changed) {
        StreamState result = stream;
        List<FieldError> errors = new ArrayList<>();
        for (StreamTag tag : changed) {
            try {
                result = apply(result, stream.spec().get(tag));
            } catch (ImageStreamException e) {
                errors.addAll(e.causes());
            }
        }
        if (!errors.isEmpty()) {
            throw wrapped(stream.key(), errors);
        }
        return result;
    }

    private StreamState apply(StreamState stream, TagSpec tag) {
        TagSource from = tag.from();
        if (from == null) {
            return stream;
        }
        if (from instanceof TagSource.DockerImage image) {
            return tag.reference() ? stream.withEvent(tag.name(), pointer(tag, image.name())) : stream;
        }
        SourceName source = SourceName.of(stream.key(), tag.name(), from);
        if (source instanceof SourceName.OfTag other) {
            return copyTag(stream, tag, other);
        }
        return copyImage(stream, tag, (SourceName.OfImage) source);
    }

    /** A tag without history is a fine source: this tag gets its image when that one does. */
    private StreamState copyTag(StreamState stream, TagSpec tag, SourceName.OfTag source) {
        if (!source.stream().equals(stream.key())) {
            Optional<TagEvent> newest = sources.newest(source.stream(), source.tag());
            if (newest.isEmpty() && !sources.exists(source.stream())) {
                throw missing(tag, source.stream().name() + ':' + source.tag());
            }
            return newest.map(event -> stream.withEvent(tag.name(), copied(tag, event, source.stream(), stream.key())))
                    .orElse(stream);
        }
        Optional<TagEvent> newest = stream.newest(source.tag());
        if (newest.isEmpty()) {
            return stream;
        }
        TagEvent event = copied(tag, newest.get(), stream.key(), stream.key());
        // OpenShift hands the source's entry over by pointer, so the source gets the new generation too.
        TagState sourceState = stream.statusOf(source.tag());
        StreamState marked = stream.withStatus(source.tag(), sourceState.refreshed(event.generation()));
        return source.tag().equals(tag.name()) ? marked : marked.withEvent(tag.name(), event);
    }

    private StreamState copyImage(StreamState stream, TagSpec tag, SourceName.OfImage source) {
        if (!source.stream().equals(stream.key()) && !sources.exists(source.stream())) {
            throw missing(tag, source.stream().name() + '@' + source.id());
        }
        List<TagEvent> matches = sources.imagesOf(source.stream(), source.id());
        if (matches.isEmpty()) {
            throw unusable(
                    tag,
                    "error generating tag event: imagestreamimage.image.openshift.io \"" + source.id()
                            + "\" not found");
        }
        if (matches.size() > 1) {
            List<String> digests = matches.stream()
                    .map(event -> String.valueOf(event.image()))
                    .sorted()
                    .toList();
            throw unusable(
                    tag,
                    "error generating tag event: multiple images match the prefix \"" + source.id() + "\": "
                            + String.join(", ", digests));
        }
        TagEvent image = matches.get(0);
        String reference = reference(tag, image, source.stream(), stream.key());
        TagEvent event = new TagEvent(0, now, reference, image.image(), generation(tag), by);
        return stream.withEvent(tag.name(), event);
    }

    private TagEvent pointer(TagSpec tag, String reference) {
        return new TagEvent(0, now, reference, null, generation(tag), by);
    }

    private TagEvent copied(TagSpec tag, TagEvent source, StreamKey from, StreamKey to) {
        String reference = reference(tag, source, from, to);
        return new TagEvent(0, source.created(), reference, source.image(), generation(tag), by);
    }

    private String reference(TagSpec tag, TagEvent source, StreamKey from, StreamKey to) {
        return tag.reference() ? source.reference() : registry.copied(source.reference(), from, to);
    }

    private static long generation(TagSpec tag) {
        if (tag.generation() == null) {
            throw new IllegalStateException("a spec tag has its generation before it is propagated: " + tag.name());
        }
        return tag.generation();
    }

    private static ImageStreamException missing(TagSpec tag, String source) {
        return ImageStreamException.invalid(
                List.of(FieldError.notFound("spec.tags[" + tag.name() + "].from.name", source)));
    }

    private static ImageStreamException unusable(TagSpec tag, String detail) {
        String name = tag.from() == null ? "" : tag.from().name();
        return ImageStreamException.invalid(
                List.of(FieldError.invalid("spec.tags[" + tag.name() + "].from.name", name, detail)));
    }

    /** OpenShift reports what its tag logic meets as an internal error on an empty path; clients know that text. [4] */
    private static ImageStreamException wrapped(StreamKey stream, List<FieldError> errors) {
        String inner = String.valueOf(ImageStreamException.invalid(errors).getMessage());
        return ImageStreamException.invalid(List.of(new FieldError(
                FieldError.Type.INTERNAL, "[]", "imagestreams \"" + stream.name() + "\" is invalid: " + inner)));
    }
}
