package dev.imagestreams.gateway.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an object becomes by being applied to: merged with the configuration, and without what is given up. */
final class AppliedTree {

    private static final String METADATA = FieldSteps.FIELD + "metadata";

    private AppliedTree() {}

    /** What the configuration says wins; what it does not mention stays. */
    static JsonNode merge(JsonNode present, JsonNode wanted, Shape shape) {
        if (present instanceof ObjectNode old && wanted instanceof ObjectNode && !shape.isAtomic()) {
            ObjectNode merged = old.deepCopy();
            wanted.properties()
                    .forEach(field -> merged.set(
                            field.getKey(),
                            old.has(field.getKey())
                                    ? merge(
                                            old.get(field.getKey()),
                                            field.getValue(),
                                            shape.below(FieldSteps.FIELD + field.getKey()))
                                    : field.getValue()));
            return merged;
        }
        Map<String, JsonNode> old = shape.parts(present);
        Map<String, JsonNode> now = shape.parts(wanted);
        return present instanceof ArrayNode && wanted instanceof ArrayNode && !old.isEmpty() && !now.isEmpty()
                ? elements(old, now, shape)
                : wanted;
    }

    /** Those of the configuration in its order; the others before the next one that was already there. */
    private static ArrayNode elements(Map<String, JsonNode> old, Map<String, JsonNode> now, Shape shape) {
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        List<String> others = new ArrayList<>(old.keySet());
        others.removeAll(now.keySet());
        List<String> order = new ArrayList<>(old.keySet());
        now.forEach((step, element) -> {
            while (!others.isEmpty() && order.indexOf(others.get(0)) < order.indexOf(step)) {
                merged.add(old.get(others.remove(0)));
            }
            merged.add(old.containsKey(step) ? merge(old.get(step), element, shape.below(step)) : element);
        });
        others.forEach(step -> merged.add(old.get(step)));
        return merged;
    }

    /**
     * Takes away what the manager owned by its last configuration, does not mention any more, and nobody else owns.
     *
     * @param last what it owned
     * @param owned what anybody owns now
     */
    static JsonNode prune(JsonNode value, FieldSet last, FieldSet owned, Shape shape) {
        Map<String, JsonNode> parts = shape.parts(value);
        if (last.children().isEmpty() || parts.isEmpty()) {
            return value;
        }
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        parts.forEach((step, part) -> {
            FieldSet before = last.below(step);
            FieldSet still = owned.below(step);
            // A field that has owned fields is meant by them; an element of a list only when it was owned itself.
            boolean given = step.startsWith(FieldSteps.FIELD) ? !before.isEmpty() : before.isMember();
            if (!given || !still.isEmpty() || step.equals(METADATA)) {
                kept.put(step, prune(part, before, still, shape.below(step)));
            }
        });
        if (value instanceof ObjectNode object) {
            ObjectNode left = object.objectNode();
            kept.forEach((step, part) -> left.set(step.substring(FieldSteps.FIELD.length()), part));
            return left;
        }
        return value instanceof ArrayNode array ? array.arrayNode().addAll(kept.values()) : value;
    }
}
