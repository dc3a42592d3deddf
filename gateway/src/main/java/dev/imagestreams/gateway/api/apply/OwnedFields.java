package dev.imagestreams.gateway.api.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.patch.SameJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which fields an object has, and which of them a change touched: those of the client, not those of the server. */
final class OwnedFields {

    /** Of these the server alone decides. */
    private static final List<String> OF_THE_SERVER = List.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "selfLink",
            "managedFields");

    private OwnedFields() {}

    /**
     * @param written fields that were added or got another value
     * @param removed fields that are gone
     */
    record Changes(FieldSet written, FieldSet removed) {}

    /** The part of an object that managers can own, without what is null. A copy. */
    static ObjectNode ownable(ObjectNode object) {
        ObjectNode ownable = (ObjectNode) withoutNulls(object);
        ownable.remove(List.of("apiVersion", "kind", "status"));
        if (ownable.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(OF_THE_SERVER);
            if (metadata.isEmpty()) {
                ownable.remove("metadata");
            }
        }
        return ownable;
    }

    static FieldSet of(JsonNode value, Shape shape) {
        Map<String, FieldSet> sets = new LinkedHashMap<>();
        Map<String, JsonNode> parts = shape.parts(value);
        parts.forEach((step, part) -> {
            FieldSet below = of(part, shape.below(step));
            // An element of a list is owned as such, besides what is in it.
            sets.put(step, step.startsWith(FieldSteps.FIELD) ? below : below.union(FieldSet.LEAF));
        });
        return FieldSet.of(parts.isEmpty(), sets);
    }

    static Changes between(JsonNode before, JsonNode after, Shape shape) {
        Map<String, JsonNode> old = shape.parts(before);
        Map<String, JsonNode> now = shape.parts(after);
        if (old.isEmpty() && now.isEmpty()) {
            return new Changes(SameJson.same(before, after) ? FieldSet.EMPTY : FieldSet.LEAF, FieldSet.EMPTY);
        }
        Map<String, FieldSet> written = new LinkedHashMap<>();
        Map<String, FieldSet> removed = new LinkedHashMap<>();
        now.forEach((step, part) -> {
            Shape below = shape.below(step);
            if (old.containsKey(step)) {
                Changes inside = between(old.get(step), part, below);
                written.put(step, inside.written());
                removed.put(step, inside.removed());
            } else {
                written.put(step, everything(part, below));
            }
        });
        old.forEach((step, part) -> {
            if (!now.containsKey(step)) {
                removed.put(step, everything(part, shape.below(step)));
            }
        });
        return new Changes(FieldSet.of(false, written), FieldSet.of(false, removed));
    }

    /** A value with all that is in it. */
    private static FieldSet everything(JsonNode value, Shape shape) {
        Map<String, FieldSet> sets = new LinkedHashMap<>();
        shape.parts(value).forEach((step, part) -> sets.put(step, everything(part, shape.below(step))));
        return FieldSet.of(true, sets);
    }

    private static JsonNode withoutNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().forEach(field -> {
                if (!field.getValue().isNull()) {
                    copy.set(field.getKey(), withoutNulls(field.getValue()));
                }
            });
            return copy;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(withoutNulls(element)));
            return copy;
        }
        return value;
    }
}
