package dev.imagestreams.gateway.api.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a {@link JsonPatch}.
 *
 * @param from where {@code move} and {@code copy} take from; null for the others
 * @param value what {@code add}, {@code replace} and {@code test} are about; null for the others
 */
record JsonPatchOperation(Name op, JsonPointer path, @Nullable JsonPointer from, @Nullable JsonNode value) {

    private static final JsonPointer RESOURCE_VERSION = JsonPointer.compile("/metadata/resourceVersion");

    enum Name {
        ADD,
        REMOVE,
        REPLACE,
        MOVE,
        COPY,
        TEST;

        boolean takesFrom() {
            return this == MOVE || this == COPY;
        }

        boolean needsValue() {
            return this == ADD || this == REPLACE || this == TEST;
        }
    }

    static JsonPatchOperation read(JsonNode operation) {
        Name name = name(operation.path("op").asText());
        if (name.needsValue() && !operation.has("value")) {
            throw bad("a JSON patch operation \"" + operation.path("op").asText() + "\" needs a value");
        }
        return new JsonPatchOperation(
                name,
                pointer(operation, "path"),
                name.takesFrom() ? pointer(operation, "from") : null,
                name.needsValue() ? operation.get("value") : null);
    }

    /** Says which version the patch is for, be it as a test or as a value to be checked on writing. */
    boolean isAboutResourceVersion() {
        return path.equals(RESOURCE_VERSION) && op.needsValue();
    }

    void applyTo(PatchTarget target) {
        switch (op) {
            case ADD -> target.add(path, needed(value));
            case REMOVE -> target.remove(path);
            case REPLACE -> target.replace(path, needed(value));
            case MOVE -> target.move(needed(from), path);
            case COPY -> target.copy(needed(from), path);
            case TEST -> target.test(path, needed(value));
        }
    }

    private static <T> T needed(@Nullable T argument) {
        return Objects.requireNonNull(argument);
    }

    private static Name name(String text) {
        return switch (text) {
            case "add" -> Name.ADD;
            case "remove" -> Name.REMOVE;
            case "replace" -> Name.REPLACE;
            case "move" -> Name.MOVE;
            case "copy" -> Name.COPY;
            case "test" -> Name.TEST;
            default -> throw bad("Unexpected kind: \"" + text + "\" is no operation of a JSON patch");
        };
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        JsonNode text = operation.path(field);
        if (!text.isTextual()) {
            throw bad("a JSON patch operation needs a text \"" + field + '"');
        }
        try {
            return JsonPointer.compile(text.textValue());
        } catch (IllegalArgumentException e) {
            throw bad("\"" + text.textValue() + "\" is no path of a JSON patch: it must be empty or begin with /");
        }
    }

    private static StatusException bad(String message) {
        return new StatusException(Statuses.badRequest(message));
    }
}
