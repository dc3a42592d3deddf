package dev.imagestreams.triggers.config.rules;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.triggers.pointer.TagKey;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** References to tags of streams, as triggers have them. */
public final class StreamTagReferences {

    public static final String KIND = "ImageStreamTag";

    private StreamTagReferences() {}

    public static boolean isStreamTag(@Nullable ObjectReference from) {
        return from != null && KIND.equals(from.getKind());
    }

    /** @param namespace of the object that has the reference */
    public static Optional<TagKey> tag(@Nullable ObjectReference from, String namespace) {
        return from == null || from.getName() == null
                ? Optional.empty()
                : TagKey.in(isEmpty(from.getNamespace()) ? namespace : from.getNamespace(), from.getName());
    }

    /** @param wrongKind OpenShift's words for a reference to something else */
    public static void validateKind(ObjectReference from, String path, String wrongKind, List<FieldError> errors) {
        String kind = Objects.requireNonNullElse(from.getKind(), "");
        if (!kind.equals(KIND)) {
            errors.add(FieldError.invalid(path + ".kind", kind, wrongKind));
        }
    }

    /** @param wrongName OpenShift's words for a name that is no {@code stream:tag} */
    public static void validateName(ObjectReference from, String path, String wrongName, List<FieldError> errors) {
        String name = Objects.requireNonNullElse(from.getName(), "");
        if (name.isEmpty()) {
            errors.add(FieldError.required(path + ".name", ""));
        } else if (TagKey.in("any", name).isEmpty()) {
            errors.add(FieldError.invalid(path + ".name", name, wrongName));
        }
        String namespace = from.getNamespace();
        if (!isEmpty(namespace) && TagKey.in(namespace, "any:any").isEmpty()) {
            errors.add(FieldError.invalid(path + ".namespace", namespace, "namespace must be a valid subdomain"));
        }
    }

    public static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
