package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the annotation: this field follows that tag.
 *
 * @param apiVersion of the reference; only an empty one is followed, as OpenShift does it
 * @param namespace of the stream; null means the object's
 * @param fieldPath as written; it may be none
 */
public record ImageTrigger(
        String kind, String apiVersion, @Nullable String namespace, String name, String fieldPath, boolean paused) {

    private static final String STREAM_TAG = "ImageStreamTag";

    public ImageTrigger {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(apiVersion);
        Objects.requireNonNull(name);
        Objects.requireNonNull(fieldPath);
    }

    /** The tag it follows, unless it is paused or follows none. */
    Optional<TagKey> follows(String objectNamespace) {
        if (paused || !kind.equals(STREAM_TAG) || !apiVersion.isEmpty()) {
            return Optional.empty();
        }
        return TagKey.in(namespace == null ? objectNamespace : namespace, name);
    }
}
