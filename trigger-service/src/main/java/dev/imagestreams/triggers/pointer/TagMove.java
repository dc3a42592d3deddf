package dev.imagestreams.triggers.pointer;

import dev.imagestreams.model.event.ImageChanged;
import java.util.Objects;
import java.util.UUID;

/**
 * A tag has moved.
 *
 * @param event that told so
 */
public record TagMove(UUID event, ImageChanged change) {

    public TagMove {
        Objects.requireNonNull(event);
        Objects.requireNonNull(change);
    }

    public TagKey tag() {
        return new TagKey(change.stream(), change.tag());
    }
}
