package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the fields of a body that its kind does not have, for {@code fieldValidation}. fabric8's classes swallow unknown
 * fields, so the tree is compared with what Jackson knows about the class. Maps and untyped fields are open.
 */
public final class UnknownFields {

    private UnknownFields() {}

    /** Their paths. */
    public static List<String> of(JsonNode tree, Class<?> type) {
        List<String> found = new ArrayList<>();
        collect(tree, FieldTypes.of(type), "", found);
        return found;
    }

    private static void collect(JsonNode node, JavaType type, String path, List<String> found) {
        if (node.isArray() && type.isCollectionLikeType()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), type.getContentType(), path + '[' + i + ']', found);
            }
        }
        if (!node.isObject()) {
            return;
        }
        if (type.isMapLikeType()) {
            node.properties()
                    .forEach(entry ->
                            collect(entry.getValue(), type.getContentType(), step(path, entry.getKey()), found));
            return;
        }
        Map<String, JavaType> known = FieldTypes.fieldsOf(type);
        if (known.isEmpty()) {
            return;
        }
        node.properties().forEach(field -> {
            String fieldPath = step(path, field.getKey());
            JavaType fieldType = known.get(field.getKey());
            if (fieldType == null) {
                found.add(fieldPath);
            } else {
                collect(field.getValue(), fieldType, fieldPath, found);
            }
        });
    }

    private static String step(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }
}
