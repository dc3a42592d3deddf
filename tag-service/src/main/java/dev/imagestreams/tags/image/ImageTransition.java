package dev.imagestreams.tags.image;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.StoredImage;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of one image.
 *
 * @param before null when the change creates the image
 * @param after null when the change deletes it
 */
public record ImageTransition(@Nullable StoredImage before, @Nullable StoredImage after, Instant at) {

    public ImageTransition {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change has something before it or after it");
        }
    }

    public Change.Type type() {
        if (after == null) {
            return Change.Type.DELETED;
        }
        return before == null ? Change.Type.ADDED : Change.Type.MODIFIED;
    }

    /** Whether there is anything to store. */
    public boolean changesSomething() {
        return !Objects.equals(before, after);
    }

    /** The image after the change, or, if it deletes the image, before it. */
    public StoredImage image() {
        return after == null ? Objects.requireNonNull(before) : after;
    }
}
