package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamTag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One tag with what is needed to show it.
 *
 * @param stream the stream, with this tag's spec and status only, and of its history the newest entry
 * @param image the image the newest entry points to; null for a reference tag or a tag without history
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TagView(StreamTag tag, ImageStream stream, @Nullable StoredImage image) {

    public TagView {
        Objects.requireNonNull(tag);
        Objects.requireNonNull(stream);
    }
}
