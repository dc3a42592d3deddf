package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a tag's history: what the tag pointed to from then on. Source: {@code status.tags[].items[]}, plus what
 * OpenShift does not keep (position, attribution).
 *
 * @param position 1 for the tag's first entry, then counting up; 0 before it is stored
 * @param created when the pointed-to image became current
 * @param reference pull spec, normally by digest
 * @param image the image's digest; null for a reference tag
 * @param generation the stream's generation this entry answers
 * @param followed the tag of a registry that a policy picked for it; null where the source names one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TagEvent(
        long position,
        Instant created,
        String reference,
        @Nullable Digest image,
        long generation,
        Attribution by,
        @Nullable TagName followed) {

    public TagEvent {
        Objects.requireNonNull(created);
        Objects.requireNonNull(reference);
        // Of one act, and not of what it made: the history would keep it in memory only.
        by = Objects.requireNonNull(by).in(null);
    }

    /** Of nothing that was picked of many. */
    public TagEvent(
            long position, Instant created, String reference, @Nullable Digest image, long generation, Attribution by) {
        this(position, created, reference, image, generation, by, null);
    }

    /** Whether a consumer would pull the same: equal in reference and image. */
    public boolean samePointer(TagEvent other) {
        return reference.equals(other.reference) && Objects.equals(image, other.image);
    }

    public TagEvent withGeneration(long newGeneration) {
        return new TagEvent(position, created, reference, image, newGeneration, by, followed);
    }

    public TagEvent withReference(String newReference) {
        return new TagEvent(position, created, newReference, image, generation, by, followed);
    }

    public TagEvent atPosition(long newPosition) {
        return new TagEvent(newPosition, created, reference, image, generation, by, followed);
    }

    public TagEvent by(Attribution other) {
        return new TagEvent(position, created, reference, image, generation, other, followed);
    }
}
