package dev.imagestreams.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable image, known by the digest of its manifest. Source: {@code Image} of {@code image.openshift.io/v1}.
 *
 * @param reference pull spec by digest in the spelling of the first import; the first writer's stays
 * @param layers base first; empty for a manifest list
 * @param manifests the entries of a manifest list, empty for a single image
 * @param createdAt when this system first stored the image; null before it is stored
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Image(
        Digest digest,
        @JsonInclude(JsonInclude.Include.ALWAYS) String reference,
        @JsonInclude(JsonInclude.Include.ALWAYS) String mediaType,
        List<ImageLayer> layers,
        List<ImageManifest> manifests,
        ImageConfig config,
        @Nullable Instant createdAt) {

    public Image {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(reference);
        Objects.requireNonNull(mediaType);
        Objects.requireNonNull(config);
        layers = layers == null ? List.of() : List.copyOf(layers);
        manifests = manifests == null ? List.of() : List.copyOf(manifests);
    }

    public Image withReference(String other) {
        return new Image(digest, other, mediaType, layers, manifests, config, createdAt);
    }

    public Image storedAt(@Nullable Instant when) {
        return new Image(digest, reference, mediaType, layers, manifests, config, when);
    }
}
