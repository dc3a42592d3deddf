package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.StreamTag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A move of a tag that is only thought of.
 *
 * @param digest where it would go; null for nowhere, the tag's deletion
 * @param platforms of that image; empty takes those of the image the tag points to
 * @param imageLabels of that image; empty takes those of the image the tag points to
 * @param imageConfig of that image, by the keys of {@link dev.imagestreams.model.image.ConfigTexts}; empty takes those of
 *     the image the tag points to
 * @param streamLabels null takes those the stream had at its last change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreviewCommand(
        String stream,
        StreamTag tag,
        @Nullable Digest digest,
        List<Platform> platforms,
        Map<String, String> imageLabels,
        Map<String, String> imageConfig,
        @Nullable Map<String, String> streamLabels) {

    public PreviewCommand {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(tag);
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
        imageLabels = imageLabels == null ? Map.of() : Map.copyOf(imageLabels);
        imageConfig = imageConfig == null ? Map.of() : Map.copyOf(imageConfig);
        streamLabels = streamLabels == null ? null : Map.copyOf(streamLabels);
    }
}
