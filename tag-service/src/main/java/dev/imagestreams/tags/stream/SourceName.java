package dev.imagestreams.tags.stream;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code from.name} of a tag that points into a stream means: {@code [stream:]tag} or {@code [stream@]id}, the
 * tag's own stream when none is named.
 */
sealed interface SourceName {

    StreamKey stream();

    record OfTag(StreamKey stream, StreamTag tag) implements SourceName {}

    /** @param id a digest, or the beginning of its hex part with or without the algorithm */
    record OfImage(StreamKey stream, String id) implements SourceName {}

    /**
     * @param owner the stream whose tag this is
     * @throws ImageStreamException invalid on {@code spec.tags[tag].from.name} if the name has another form
     */
    static SourceName of(StreamKey owner, StreamTag tag, TagSource source) {
        String field = "spec.tags[" + tag + "].from.name";
        String typed = source.typedNamespace();
        String namespace = typed == null || typed.isEmpty() ? owner.namespace() : typed;
        if (source instanceof TagSource.Other) {
            throw malformed(field, source.name());
        }
        if (source instanceof TagSource.ImageStreamImage) {
            String[] parts = split(field, source.name(), '@');
            return new OfImage(stream(field, source, owner, namespace, parts[0]), parts[1]);
        }
        String[] parts = split(field, source.name(), ':');
        StreamKey stream = stream(field, source, owner, namespace, parts[0]);
        try {
            return new OfTag(stream, StreamTag.parse(parts[1]));
        } catch (ImageStreamException e) {
            throw malformed(field, source.name());
        }
    }

    /** A name no stream can have is the name of a stream that is not there. */
    private static StreamKey stream(
            String field, TagSource source, StreamKey owner, String namespace, @Nullable String name) {
        try {
            return name == null ? new StreamKey(namespace, owner.name()) : new StreamKey(namespace, name);
        } catch (ImageStreamException e) {
            throw ImageStreamException.invalid(List.of(FieldError.notFound(field, source.name())));
        }
    }

    private static @Nullable String[] split(String field, String name, char separator) {
        int first = name.indexOf(separator);
        if (first < 0) {
            return new @Nullable String[] {null, name};
        }
        boolean another = name.indexOf(separator, first + 1) >= 0;
        if (first == 0 || first == name.length() - 1 || another) {
            throw malformed(field, name);
        }
        return new @Nullable String[] {name.substring(0, first), name.substring(first + 1)};
    }

    private static ImageStreamException malformed(String field, String name) {
        return ImageStreamException.invalid(List.of(
                FieldError.invalid(field, name, "must be of the form <tag>, <repo>:<tag>, <id>, or <repo>@<id>")));
    }
}
