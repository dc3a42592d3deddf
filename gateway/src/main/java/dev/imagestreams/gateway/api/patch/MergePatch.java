package dev.imagestreams.gateway.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A JSON merge patch (RFC 7386): null removes, an object is merged, anything else replaces. Lists are replaced whole. */
record MergePatch(ObjectNode patch) implements Patch {

    @Override
    public ObjectNode applyTo(ObjectNode object, Class<?> type) {
        ObjectNode patched = object.deepCopy();
        merge(patched, patch);
        return patched;
    }

    @Override
    public boolean isConditional() {
        return patch.path("metadata").hasNonNull("resourceVersion");
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode nested) {
                JsonNode present = target.get(field.getKey());
                ObjectNode object =
                        present instanceof ObjectNode existing ? existing : target.putObject(field.getKey());
                merge(object, nested);
            } else {
                target.set(field.getKey(), value.deepCopy());
            }
        });
    }
}
