package dev.imagestreams.model.api;

import java.util.Objects;

/**
 * One change of one image.
 *
 * @param image right after the change, or, for a deletion, right before it
 */
public record ImageChange(long resourceVersion, Type type, StoredImage image) implements Change {

    public ImageChange {
        Objects.requireNonNull(type);
        Objects.requireNonNull(image);
    }
}
