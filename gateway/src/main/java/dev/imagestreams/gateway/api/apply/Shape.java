package dev.imagestreams.gateway.api.apply;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.FieldTypes;
import dev.imagestreams.gateway.api.patch.ListMerge;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a place in an object: whether it is owned as one ({@code x-kubernetes-map-type: atomic} and lists
 * without identity), and otherwise by which steps one gets further.
 *
 * @param type empty inside of what is open
 * @param list how the elements of a list are told apart; empty for a list that is owned as one
 */
record Shape(Optional<JavaType> type, Optional<ListMerge> list) {

    private static final Set<Class<?>> ATOMIC = Set.of(ObjectReference.class, LocalObjectReference.class);

    static Shape of(Class<?> type) {
        return new Shape(Optional.of(FieldTypes.of(type)), Optional.empty());
    }

    /**
     * The parts a value is owned by, by step; empty when it is owned as one: a scalar, something atomic, something
     * empty, or a list of which two elements have the same name or one has none.
     */
    Map<String, JsonNode> parts(JsonNode value) {
        if (value instanceof ObjectNode object && !isAtomic()) {
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            object.properties().forEach(field -> fields.put(FieldSteps.FIELD + field.getKey(), field.getValue()));
            return fields;
        }
        return value instanceof ArrayNode array && list.isPresent() ? elements(array, list.get()) : Map.of();
    }

    /** What is known about a part. */
    Shape below(String step) {
        if (!step.startsWith(FieldSteps.FIELD)) {
            return new Shape(type.map(JavaType::getContentType), Optional.empty());
        }
        String field = step.substring(FieldSteps.FIELD.length());
        return new Shape(
                type.flatMap(owner -> owner.isMapLikeType()
                        ? Optional.of(owner.getContentType())
                        : Optional.ofNullable(FieldTypes.fieldsOf(owner).get(field))),
                type.flatMap(owner -> ListMerge.of(owner, field)));
    }

    /** Whether an object is owned as one, whatever is in it. */
    boolean isAtomic() {
        return type.map(JavaType::getRawClass).filter(ATOMIC::contains).isPresent();
    }

    private static Map<String, JsonNode> elements(ArrayNode array, ListMerge merge) {
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        for (JsonNode element : array) {
            Optional<String> step = step(element, merge);
            if (step.isEmpty() || elements.put(step.get(), element) != null) {
                return Map.of();
            }
        }
        return elements;
    }

    private static Optional<String> step(JsonNode element, ListMerge merge) {
        if (merge.key().isEmpty()) {
            return Optional.of(FieldSteps.VALUE + element);
        }
        String key = merge.key().get();
        return element.hasNonNull(key)
                ? Optional.of(
                        FieldSteps.KEY + ((ObjectNode) element).objectNode().set(key, element.get(key)))
                : Optional.empty();
    }
}
