package dev.imagestreams.triggers.config;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.triggers.pointer.TagKey;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** References to tags of streams, as triggers have them. */
final class StreamTagReferences {

    static final String KIND = "ImageStreamTag";

    private StreamTagReferences() {}

    static boolean isStreamTag(@Nullable ObjectReference from) {
        return from != null && KIND.equals(from.getKind());
    }

    /** @param namespace of the object that has the reference */
    static Optional<TagKey> tag(@Nullable ObjectReference from, String namespace) {
        return from == null || from.getName() == null
                ? Optional.empty()
                : TagKey.in(isEmpty(from.getNamespace()) ? namespace : from.getNamespace(), from.getName());
    }

    /**
     * Checks kind and name.
     *
     * @param wrongKind OpenShift's words for a reference to something else
     * @param wrongName and for a name that is no {@code stream:tag}
     */
    static void validate(
            ObjectReference from, String path, String wrongKind, String wrongName, List<FieldError> errors) {
        String kind = Objects.requireNonNullElse(from.getKind(), "");
        if (!kind.equals(KIND)) {
            errors.add(FieldError.invalid(path + ".kind", kind, wrongKind));
        }
        String name = Objects.requireNonNullElse(from.getName(), "");
        if (name.isEmpty()) {
            errors.add(FieldError.required(path + ".name", ""));
        } else if (TagKey.in("any", name).isEmpty()) {
            errors.add(FieldError.invalid(path + ".name", name, wrongName));
        }
    }

    static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
