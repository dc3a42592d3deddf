package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.time.temporal.Temporal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fields of the classes of our API, as Jackson knows them: what validation, patches and schemas are derived from. Kept
 * once found out; there are as many as there are classes.
 */
public final class FieldTypes {

    private static final Map<JavaType, Map<String, JavaType>> KNOWN = new ConcurrentHashMap<>();

    private FieldTypes() {}

    public static JavaType of(Class<?> type) {
        return KubernetesJson.mapper().constructType(type);
    }

    /** In the order they are written; empty for a type that is open, such as a map, or no object at all. */
    public static Map<String, JavaType> fieldsOf(JavaType type) {
        if (type.isMapLikeType()
                || type.isCollectionLikeType()
                || type.isJavaLangObject()
                || type.isPrimitive()
                || isText(type)) {
            return Map.of();
        }
        return KNOWN.computeIfAbsent(type, FieldTypes::introspect);
    }

    /** Whether it is written as one text, though it may have parts: a time, an id, a value of ours. */
    public static boolean isText(JavaType type) {
        Class<?> raw = type.getRawClass();
        AnnotatedMember whole = KubernetesJson.mapper()
                .getSerializationConfig()
                .introspect(type)
                .findJsonValueAccessor();
        return whole == null
                ? raw == String.class || raw == UUID.class || Temporal.class.isAssignableFrom(raw)
                : whole.getRawType() == String.class;
    }

    private static Map<String, JavaType> introspect(JavaType type) {
        Map<String, JavaType> fields = new LinkedHashMap<>();
        for (BeanPropertyDefinition property : KubernetesJson.mapper()
                .getDeserializationConfig()
                .introspect(type)
                .findProperties()) {
            fields.put(property.getName(), property.getPrimaryType());
        }
        return Collections.unmodifiableMap(fields);
    }
}
