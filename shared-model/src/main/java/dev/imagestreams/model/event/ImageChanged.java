package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tag of a stream points to another image than before.
 *
 * @param resourceVersion the change in the total order of all changes; equal for tags moved by one change
 * @param current what the tag points to now; null when the tag is gone
 * @param previous what it pointed to before; null when it is new
 * @param observedAt when the move was recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageChanged(
        StreamKey stream,
        StreamTag tag,
        long resourceVersion,
        @Nullable Pointer current,
        @Nullable Pointer previous,
        Attribution by,
        Instant observedAt)
        implements StreamEvent {

    public ImageChanged {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(by);
        Objects.requireNonNull(observedAt);
    }

    /**
     * @param position where in the tag's history
     * @param reference pull spec, as a consumer should use it
     * @param digest null for a reference tag
     * @param mediaType of the manifest; null for a reference tag
     * @param platforms what the image runs on
     * @param referencePolicy of the spec tag when it moved; null when there was none, and for what a tag pointed to before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pointer(
            long position,
            String reference,
            @Nullable Digest digest,
            @Nullable String mediaType,
            List<Platform> platforms,
            @Nullable ReferencePolicy referencePolicy) {
        public Pointer {
            Objects.requireNonNull(reference);
            platforms = platforms == null ? List.of() : List.copyOf(platforms);
        }

        public Pointer(
                long position,
                String reference,
                @Nullable Digest digest,
                @Nullable String mediaType,
                List<Platform> platforms) {
            this(position, reference, digest, mediaType, platforms, null);
        }
    }
}
