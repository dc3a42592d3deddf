package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the fields of a body that its kind does not have, for {@code fieldValidation=Strict}. fabric8's classes swallow
 * unknown fields, so the tree is compared with what Jackson knows about the class. Maps and untyped fields are open.
 */
final class UnknownFields {

    private UnknownFields() {}

    static List<String> of(JsonNode tree, Class<?> type) {
        List<String> found = new ArrayList<>();
        collect(tree, KubernetesJson.mapper().constructType(type), "", found);
        return found;
    }

    private static void collect(JsonNode node, JavaType type, String path, List<String> found) {
        if (node.isArray() && type.isCollectionLikeType()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), type.getContentType(), path + '[' + i + ']', found);
            }
        }
        if (!node.isObject() || type.isMapLikeType() || type.isJavaLangObject()) {
            return;
        }
        Map<String, BeanPropertyDefinition> known = properties(type);
        if (known.isEmpty()) {
            return;
        }
        node.fields().forEachRemaining(field -> {
            String fieldPath = path.isEmpty() ? field.getKey() : path + '.' + field.getKey();
            BeanPropertyDefinition property = known.get(field.getKey());
            if (property == null) {
                found.add(fieldPath);
            } else {
                collect(field.getValue(), property.getPrimaryType(), fieldPath, found);
            }
        });
    }

    private static Map<String, BeanPropertyDefinition> properties(JavaType type) {
        return KubernetesJson.mapper().getDeserializationConfig().introspect(type).findProperties().stream()
                .collect(Collectors.toMap(BeanPropertyDefinition::getName, Function.identity()));
    }
}
