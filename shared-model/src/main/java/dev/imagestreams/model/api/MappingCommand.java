package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamTag;
import java.util.Objects;

/**
 * Store this image if it is new, and put it on this tag: a write of an {@code ImageStreamMapping}. The entry's pull spec is
 * the image's, except for a managed image that was known before: then it is the stream's own repository at the digest.
 *
 * @param repository the stream's repository in the integrated registry, without a tag
 * @param cause {@link Cause#MAPPING} or {@link Cause#PUSH}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MappingCommand(ImageDraft image, StreamTag tag, String repository, Cause cause) {

    public MappingCommand {
        Objects.requireNonNull(image);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(repository);
        Objects.requireNonNull(cause);
    }
}
