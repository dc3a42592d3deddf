package dev.imagestreams.triggers.pointer;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ReferencePolicy;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a tag points to.
 *
 * @param reference pull spec where the image came from
 * @param digest null for a reference tag
 * @param moved when it came to point there
 */
public record TagPointer(TagKey key, String reference, @Nullable Digest digest, ReferencePolicy policy, Instant moved) {

    public TagPointer {
        Objects.requireNonNull(key);
        Objects.requireNonNull(reference);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(moved);
    }
}
