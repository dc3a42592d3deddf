package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tags resolve to, for one object. */
@FunctionalInterface
public interface Resolution {

    /** The pull spec to be used; nothing while the tag points nowhere, or may not be followed. */
    Optional<String> pullSpec(TagKey tag);

    /** Why the object may not follow the tag; empty if it may. */
    default Optional<String> refusal(TagKey tag) {
        return Optional.empty();
    }

    /** When an image need not be replaced by another. */
    default ImageComparison comparison() {
        return ImageComparison.TEXT;
    }

    /** Whether an object that has an image need not be given another. */
    default boolean isSame(@Nullable String present, String wanted) {
        return comparison().isSame(present, wanted);
    }
}
