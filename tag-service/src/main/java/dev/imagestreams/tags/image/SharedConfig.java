package dev.imagestreams.tags.image;

import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.ConfigTexts;
import dev.imagestreams.model.image.ContainerConfig;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageManifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an image says of itself to those who choose by it: labels, and the rest of its configuration as texts. A list says
 * what all of its images that can run say: whoever takes any of them gets that. Pure.
 */
public record SharedConfig(Map<String, String> labels, Map<String, String> texts) {

    public static final SharedConfig NONE = new SharedConfig(Map.of(), Map.of());

    /** Attestations stand in lists as if they were images for no platform at all. */
    private static final String NO_PLATFORM = "unknown";

    /** @param known at least the images of the list that are stored */
    public static SharedConfig of(Image image, Map<Digest, StoredImage> known) {
        if (image.manifests().isEmpty()) {
            return of(image.config().config());
        }
        List<SharedConfig> each = children(image)
                .map(known::get)
                .filter(Objects::nonNull)
                .map(StoredImage::image)
                .filter(child -> child.manifests().isEmpty())
                .map(child -> of(child.config().config()))
                .toList();
        return new SharedConfig(common(each, SharedConfig::labels), common(each, SharedConfig::texts));
    }

    /** The images of a list that can run. */
    public static Stream<Digest> children(Image image) {
        return image.manifests().stream()
                .filter(manifest -> !manifest.platform().os().equals(NO_PLATFORM))
                .map(ImageManifest::digest);
    }

    private static SharedConfig of(ContainerConfig config) {
        return new SharedConfig(config.labels(), ConfigTexts.of(config));
    }

    private static Map<String, String> common(
            List<SharedConfig> each, Function<SharedConfig, Map<String, String>> part) {
        Optional<Map<String, String>> first = each.stream().map(part).findFirst();
        Map<String, String> common = new HashMap<>(first.orElse(Map.of()));
        each.forEach(one -> common.entrySet().retainAll(part.apply(one).entrySet()));
        return Map.copyOf(common);
    }
}
