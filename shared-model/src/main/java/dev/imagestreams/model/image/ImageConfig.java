package dev.imagestreams.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an image says about itself: its configuration blob, as far as {@code dockerImageMetadata} of
 * {@code image.openshift.io/v1} shows it. Absent and empty texts are null. For a manifest list only {@code id} and
 * {@code created} are set.
 *
 * @param id digest of the configuration blob, or of the list; null if unknown
 * @param created when the image claims to have been built (forgeable), or null
 * @param size bytes of the configuration plus all distinct layers; 0 for a list
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ImageConfig(
        @Nullable Digest id,
        @Nullable Instant created,
        @Nullable String parent,
        @Nullable String comment,
        @Nullable String author,
        @Nullable String dockerVersion,
        @Nullable String container,
        Platform platform,
        ContainerConfig config,
        ContainerConfig containerConfig,
        @JsonInclude(JsonInclude.Include.ALWAYS) long size) {

    public ImageConfig {
        parent = textOrNull(parent);
        comment = textOrNull(comment);
        author = textOrNull(author);
        dockerVersion = textOrNull(dockerVersion);
        container = textOrNull(container);
        platform = platform == null ? Platform.of("", "") : platform;
        config = config == null ? ContainerConfig.EMPTY : config;
        containerConfig = containerConfig == null ? ContainerConfig.EMPTY : containerConfig;
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
