package dev.imagestreams.imports.manifest;

import dev.imagestreams.model.image.Digest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an index says about something that refers to an image.
 *
 * @param artifactType null where nobody says
 * @param annotations as written, so far as they were texts
 */
public record ReferrerDescriptor(
        Digest digest, String mediaType, @Nullable String artifactType, long size, Map<String, String> annotations) {

    public ReferrerDescriptor {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(mediaType);
        annotations = Map.copyOf(annotations);
    }
}
