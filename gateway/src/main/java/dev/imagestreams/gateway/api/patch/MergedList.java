package dev.imagestreams.gateway.api.patch;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of which every element has an identity: the value of its merge key, or itself. Elements of the patch come in the
 * order the patch asks for; the others stay where they stood between them, as far as that is possible.
 */
final class MergedList {

    private final ListMerge rule;
    private final Optional<JavaType> element;

    /** @param element the type of its elements, as far as it is known */
    MergedList(ListMerge rule, Optional<JavaType> element) {
        this.rule = rule;
        this.element = element;
    }

    /** @param order what the elements named there shall follow each other like */
    ArrayNode merge(ArrayNode present, ArrayNode patch, JsonNode order) {
        Map<JsonNode, JsonNode> merged = new LinkedHashMap<>();
        // What has no identity, though it should, is left as it is.
        present.forEach(each -> merged.put(identity(each).orElse(each), each));
        boolean replaced = false;
        for (JsonNode each : patch) {
            replaced |= "replace".equals(directive(each));
        }
        if (replaced) {
            merged.clear();
        }
        patch.forEach(each -> apply(each, merged));
        return ordered(present, merged, order);
    }

    private void apply(JsonNode patch, Map<JsonNode, JsonNode> merged) {
        String directive = directive(patch);
        if (directive.equals("replace")) {
            return;
        }
        JsonNode id = identity(patch)
                .orElseThrow(() ->
                        StrategicMergePatch.bad("a list element of the patch does not contain declared merge key: "
                                + rule.key().orElse("")));
        if (directive.equals("delete")) {
            merged.remove(id);
        } else if (merged.get(id) instanceof ObjectNode old && patch instanceof ObjectNode change) {
            merged.put(id, StrategicMergePatch.merge(old, change, element));
        } else {
            merged.put(id, StrategicMergePatch.withoutDirectives(patch));
        }
    }

    private ArrayNode ordered(ArrayNode present, Map<JsonNode, JsonNode> merged, JsonNode order) {
        Map<JsonNode, Integer> before = positions(present);
        Map<JsonNode, Integer> asked = positions(order);
        List<JsonNode> named = new ArrayList<>(merged.keySet());
        named.removeIf(id -> !asked.containsKey(id));
        named.sort(Comparator.comparing(asked::get));
        List<JsonNode> others = new ArrayList<>(merged.keySet());
        others.removeIf(asked::containsKey);
        ArrayNode result = present.arrayNode();
        int next = 0;
        for (JsonNode id : named) {
            while (next < others.size() && stoodBefore(others.get(next), id, before)) {
                result.add(merged.get(others.get(next++)));
            }
            result.add(merged.get(id));
        }
        while (next < others.size()) {
            result.add(merged.get(others.get(next++)));
        }
        return result;
    }

    private static boolean stoodBefore(JsonNode one, JsonNode other, Map<JsonNode, Integer> before) {
        return before.containsKey(one) && before.containsKey(other) && before.get(one) < before.get(other);
    }

    private Map<JsonNode, Integer> positions(JsonNode list) {
        Map<JsonNode, Integer> positions = new HashMap<>();
        list.forEach(each -> identity(each).ifPresent(id -> positions.putIfAbsent(id, positions.size())));
        return positions;
    }

    private Optional<JsonNode> identity(JsonNode value) {
        return rule.key().isEmpty()
                ? Optional.of(value)
                : Optional.ofNullable(value.get(rule.key().get()));
    }

    private static String directive(JsonNode value) {
        return value.path(StrategicMergePatch.DIRECTIVE).asText();
    }
}
