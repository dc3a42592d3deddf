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

    /** What is wrong with its reference, whatever its tag points to. */
    Optional<Problem> problem() {
        if (paused) {
            return Optional.empty();
        }
        if (!kind.equals(STREAM_TAG)) {
            return Optional.of(Problem.of("from.kind must be " + STREAM_TAG + ", and is \"" + kind + '"'));
        }
        if (!apiVersion.isEmpty()) {
            return Optional.of(Problem.of("from.apiVersion must be left out, and is \"" + apiVersion + '"'));
        }
        if (namespace != null && TagKey.in(namespace, "any:any").isEmpty()) {
            return Optional.of(Problem.of("from.namespace cannot be one: \"" + namespace + '"'));
        }
        return TagKey.in("any", name).isPresent()
                ? Optional.empty()
                : Optional.of(Problem.of("from.name must be <stream>:<tag>, and is \"" + name + '"'));
    }

    /** The tag it follows, unless it is paused or follows none. */
    Optional<TagKey> follows(String objectNamespace) {
        if (paused || !kind.equals(STREAM_TAG) || !apiVersion.isEmpty()) {
            return Optional.empty();
        }
        return TagKey.in(namespace == null ? objectNamespace : namespace, name);
    }
}
