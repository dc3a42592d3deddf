package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.Housekeeping;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A secret as somebody wants it: {@code v1} Secret. Its values are not printed.
 *
 * @param uid refuses the write if the secret has another identity; null accepts any
 * @param resourceVersion refuses the write if the secret has changed since; null: the last write wins
 * @param type e.g. {@code kubernetes.io/dockerconfigjson}; cannot be changed
 * @param immutable whether {@code data} can be changed
 * @param data base64 by key
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretDraft(
        @Nullable String uid,
        @Nullable Long resourceVersion,
        String name,
        Map<String, String> labels,
        Map<String, String> annotations,
        Housekeeping housekeeping,
        String type,
        boolean immutable,
        Map<String, String> data) {

    public SecretDraft {
        Objects.requireNonNull(name);
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        housekeeping = housekeeping == null ? Housekeeping.NONE : housekeeping;
        type = type == null || type.isEmpty() ? "Opaque" : type;
        data = data == null ? Map.of() : Map.copyOf(data);
    }

    @Override
    public String toString() {
        return "SecretDraft[name=" + name + ", type=" + type + ", keys=" + data.keySet() + ']';
    }
}
