package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.imagestreams.model.image.Digest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something in an image's repository that says of itself that it belongs to the image. Noted as the registry lists it;
 * neither fetched nor verified.
 *
 * @param kind what it is, by its media types; of what was found by a tag, by the tag's suffix
 * @param mediaType of its manifest; null where only a tag was seen
 * @param artifactType null where nobody says
 * @param size of its manifest; null where only a tag was seen
 * @param annotations the well-known ones
 * @param tag by which it was found, in cosign's scheme; null if it was listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Referrer(
        Digest digest,
        Kind kind,
        @Nullable String mediaType,
        @Nullable String artifactType,
        @Nullable Long size,
        Map<String, String> annotations,
        @Nullable String tag,
        Instant firstSeen) {

    /** What later work asks for. */
    public enum Kind {
        @JsonProperty("signature")
        SIGNATURE,
        @JsonProperty("attestation")
        ATTESTATION,
        @JsonProperty("sbom")
        SBOM,
        @JsonProperty("other")
        OTHER
    }

    public Referrer {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(firstSeen);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    }
}
