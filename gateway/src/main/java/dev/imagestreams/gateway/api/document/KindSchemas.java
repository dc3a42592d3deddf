package dev.imagestreams.gateway.api.document;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.FieldTypes;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.patch.ListMerge;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The schemas of kinds, read off the classes that serve them, with every class they use. A schema carries the kind's name,
 * what a field is for, and how lists are merged by a patch, which is all that clients look for.
 */
final class KindSchemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> schemas = new TreeMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();
    private final FieldDescriptions descriptions;
    private final String prefix;

    /** @param prefix of references to schemas, which differs between the versions of OpenAPI */
    KindSchemas(FieldDescriptions descriptions, String prefix) {
        this.descriptions = descriptions;
        this.prefix = prefix;
    }

    /** In the order of their names. */
    Map<String, ObjectNode> all() {
        return schemas;
    }

    void add(ApiResource resource, Class<?> type) {
        String name = describe(FieldTypes.of(type));
        schemas.get(name)
                .withArray("/x-kubernetes-group-version-kind")
                .addObject()
                .put("group", resource.kindGroup())
                .put("kind", resource.kind())
                .put("version", resource.kindVersion());
    }

    private String describe(JavaType type) {
        String known = names.get(type.getRawClass());
        if (known != null) {
            return known;
        }
        String name = "v1." + type.getRawClass().getSimpleName();
        while (schemas.containsKey(name)) {
            name += "_";
        }
        names.put(type.getRawClass(), name);
        ObjectNode schema = NODES.objectNode();
        schemas.put(name, schema);
        String owner = type.getRawClass().getSimpleName();
        descriptions.of(owner).ifPresent(text -> schema.put("description", text));
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        FieldTypes.fieldsOf(type).forEach((field, fieldType) -> {
            ObjectNode property = property(fieldType);
            descriptions.of(owner, field).ifPresent(text -> property.put("description", text));
            ListMerge.of(type, field).ifPresent(merge -> {
                merge.key().ifPresent(key -> property.put("x-kubernetes-patch-merge-key", key));
                property.put("x-kubernetes-patch-strategy", "merge");
            });
            properties.set(field, property);
        });
        return name;
    }

    private ObjectNode property(JavaType type) {
        Class<?> raw = type.getRawClass();
        ObjectNode property = NODES.objectNode();
        if (type.isCollectionLikeType() || type.isArrayType()) {
            property.put("type", "array").set("items", property(type.getContentType()));
        } else if (type.isMapLikeType()) {
            property.put("type", "object").set("additionalProperties", property(type.getContentType()));
        } else if (raw == Boolean.class || raw == boolean.class) {
            property.put("type", "boolean");
        } else if (raw == Integer.class || raw == int.class) {
            property.put("type", "integer").put("format", "int32");
        } else if (raw == Long.class || raw == long.class) {
            property.put("type", "integer").put("format", "int64");
        } else if (raw == Double.class || raw == double.class) {
            property.put("type", "number").put("format", "double");
        } else if (raw.isEnum() || raw == Quantity.class || FieldTypes.isText(type)) {
            property.put("type", "string");
        } else if (raw == IntOrString.class) {
            property.put("type", "string").put("format", "int-or-string");
        } else if (FieldTypes.fieldsOf(type).isEmpty() || raw.isInterface()) {
            property.put("type", "object");
        } else {
            property.put("$ref", prefix + describe(type));
        }
        return property;
    }
}
