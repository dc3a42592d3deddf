package dev.imagestreams.triggers.pointer;

import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.util.Objects;
import java.util.Optional;

/** A tag of a stream, anywhere: {@code namespace/stream:tag}. */
public record TagKey(StreamKey stream, StreamTag tag) {

    public TagKey {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(tag);
    }

    /**
     * The {@code name} of a reference of kind ImageStreamTag: {@code stream:tag}, with exactly one colon and no default
     * tag. Empty for what can name no tag.
     */
    public static Optional<TagKey> in(String namespace, String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        try {
            StreamKey stream = new StreamKey(namespace, name.substring(0, colon));
            return Optional.of(new TagKey(stream, StreamTag.parse(name.substring(colon + 1))));
        } catch (ImageStreamException e) {
            return Optional.empty();
        }
    }

    /** Reads back {@link #toString}. */
    public static Optional<TagKey> parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? Optional.empty() : in(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return stream + ":" + tag;
    }
}
