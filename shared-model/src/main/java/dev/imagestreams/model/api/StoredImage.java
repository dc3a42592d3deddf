package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.Housekeeping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An image as tag-service keeps it: its content, which never changes, and what clients may edit.
 *
 * @param resourceVersion position of the image's last change in the total order of all changes
 * @param manifest the manifest itself, if it was given with the image
 * @param configuration the configuration blob itself, likewise
 * @param signatures objects {@code ImageSignature}
 * @param dockerSignatures base64 texts of schema 1 signatures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredImage(
        UUID uid,
        long resourceVersion,
        Instant created,
        Image image,
        Map<String, String> labels,
        Map<String, String> annotations,
        Housekeeping housekeeping,
        @Nullable String manifest,
        @Nullable String configuration,
        List<Map<String, Object>> signatures,
        List<String> dockerSignatures) {

    public StoredImage {
        Objects.requireNonNull(uid);
        Objects.requireNonNull(created);
        Objects.requireNonNull(image);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        housekeeping = housekeeping == null ? Housekeeping.NONE : housekeeping;
        signatures = signatures == null ? List.of() : List.copyOf(signatures);
        dockerSignatures = dockerSignatures == null ? List.of() : List.copyOf(dockerSignatures);
    }

    /** The image's name. */
    public Digest digest() {
        return image.digest();
    }
}
