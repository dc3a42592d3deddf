package dev.imagestreams.triggers.config.rules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.triggers.workload.PatchOperation;
import java.util.List;
import java.util.Map;

/** Applies the patches that decisions are made of to an object at hand. They set texts in objects, and expect some. */
public final class JsonEdits {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private JsonEdits() {}

    public static Map<String, Object> apply(Map<String, Object> content, List<PatchOperation> operations) {
        JsonNode tree = ModelJson.mapper().valueToTree(content);
        for (PatchOperation operation : operations) {
            JsonPointer path = JsonPointer.compile(operation.path());
            if (operation.op().equals("test")) {
                expect(tree.at(path), operation);
            } else if (tree.at(path.head()) instanceof ObjectNode owner) {
                owner.put(path.last().getMatchingProperty(), operation.value());
            } else {
                throw new IllegalStateException("a decision sets a field that its object has: " + operation.path());
            }
        }
        return ModelJson.mapper().convertValue(tree, OBJECT);
    }

    /** The object is locked since it was decided about, so it is what was decided about. */
    private static void expect(JsonNode found, PatchOperation operation) {
        if (!found.asText().equals(operation.value())) {
            throw new IllegalStateException("a decision knows its object: " + operation.path());
        }
    }
}
