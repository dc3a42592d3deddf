package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.Housekeeping;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An image as somebody wants it stored: a write of {@code images}.
 *
 * @param uid refuses the write if the image has another identity; null accepts any
 * @param resourceVersion refuses the write if the image has changed since; null: the last write wins
 * @param image its content; ignored on update, because a digest's content never changes
 * @param manifest the manifest itself, for an image whose manifest is in no registry; null otherwise
 * @param configuration the configuration blob itself, likewise
 * @param signatures objects {@code ImageSignature}, as the gateway checked them
 * @param dockerSignatures base64 texts of schema 1 signatures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageDraft(
        @Nullable String uid,
        @Nullable Long resourceVersion,
        Image image,
        Map<String, String> labels,
        Map<String, String> annotations,
        Housekeeping housekeeping,
        @Nullable String manifest,
        @Nullable String configuration,
        List<Map<String, Object>> signatures,
        List<String> dockerSignatures) {

    public ImageDraft {
        Objects.requireNonNull(image);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        housekeeping = housekeeping == null ? Housekeeping.NONE : housekeeping;
        signatures = signatures == null ? List.of() : List.copyOf(signatures);
        dockerSignatures = dockerSignatures == null ? List.of() : List.copyOf(dockerSignatures);
    }
}
