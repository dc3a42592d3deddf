package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.image.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which moves of a watched tag count.
 *
 * @param digestChanged only those to another digest, not those that only change how the image is referred to
 * @param platforms only images that run on one of these; a wish without a variant is met by any. Empty means any
 * @param imageLabels only images with these labels in their configuration; null means any
 * @param imageConfig only images whose configuration says so, by the keys of {@code ImageChanged.Pointer.config}; null
 *     means any
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TriggerConditions(
        boolean digestChanged,
        List<Platform> platforms,
        @Nullable LabelSelector imageLabels,
        @Nullable LabelSelector imageConfig) {

    public static final TriggerConditions NONE = new TriggerConditions(false, List.of(), null);

    public TriggerConditions {
        platforms = platforms == null ? List.of() : List.copyOf(platforms);
    }

    /** Whatever the image's configuration says besides labels. */
    public TriggerConditions(boolean digestChanged, List<Platform> platforms, @Nullable LabelSelector imageLabels) {
        this(digestChanged, platforms, imageLabels, null);
    }
}
