package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells that a field has a value its type cannot have, in the words of Go's {@code encoding/json}: clients show them to
 * people, who search for them.
 */
final class MismatchText {

    private static final String CANNOT = "json: cannot unmarshal ";

    private MismatchText() {}

    static String of(JsonMappingException mismatch, JsonNode tree) {
        List<Reference> path = mismatch.getPath();
        List<Reference> fields =
                path.stream().filter(step -> step.getFieldName() != null).toList();
        if (fields.isEmpty()) {
            return "json: cannot unmarshal";
        }
        Reference last = fields.get(fields.size() - 1);
        Class<?> struct =
                last.getFrom() instanceof Class<?> type ? type : last.getFrom().getClass();
        String name = fields.stream().map(Reference::getFieldName).collect(Collectors.joining("."));
        return CANNOT + kind(value(tree, path)) + " into Go struct field " + struct.getSimpleName() + '.' + name
                + property(struct, last.getFieldName())
                        .map(type -> " of type " + goType(type))
                        .orElse("");
    }

    private static JsonNode value(JsonNode tree, List<Reference> path) {
        JsonNode value = tree;
        for (Reference step : path) {
            value = step.getFieldName() == null ? value.path(step.getIndex()) : value.path(step.getFieldName());
        }
        return value;
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> "bool";
            case NUMBER -> "number";
            case ARRAY -> "array";
            case OBJECT -> "object";
            default -> "string";
        };
    }

    private static Optional<JavaType> property(Class<?> struct, String field) {
        return KubernetesJson.mapper()
                .getDeserializationConfig()
                .introspect(KubernetesJson.mapper().constructType(struct))
                .findProperties()
                .stream()
                .filter(property -> property.getName().equals(field))
                .map(BeanPropertyDefinition::getPrimaryType)
                .findFirst();
    }

    private static String goType(JavaType type) {
        if (type.isCollectionLikeType()) {
            return "[]" + goType(type.getContentType());
        }
        if (type.isMapLikeType()) {
            return "map[string]" + goType(type.getContentType());
        }
        return switch (type.getRawClass().getSimpleName()) {
            case "String" -> "string";
            case "Boolean", "boolean" -> "bool";
            case "Integer", "int" -> "int32";
            case "Long", "long" -> "int64";
            default -> "v1." + type.getRawClass().getSimpleName();
        };
    }
}
