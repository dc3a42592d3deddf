package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** Puts our times into a body of theirs, where our own object has the same tag, entry or condition. */
final class Times {

    /** What tells an element of an array from its neighbours: a status tag, a history entry, a condition. */
    private static final List<String> KEYS = List.of("tag", "image", "generation", "type");

    private Times() {}

    static JsonNode of(JsonNode theirs, JsonNode ours) {
        if (theirs instanceof ObjectNode object) {
            ObjectNode result = object.objectNode();
            object.fields()
                    .forEachRemaining(
                            field -> result.set(field.getKey(), of(field.getValue(), ours.path(field.getKey()))));
            return result;
        }
        if (theirs instanceof ArrayNode array) {
            ArrayNode result = array.arrayNode();
            array.forEach(element -> result.add(of(element, counterpart(element, ours))));
            return result;
        }
        boolean time = theirs.isTextual() && !Normal.text(theirs.asText()).equals(theirs.asText());
        return time && ours.isTextual() ? ours : theirs;
    }

    private static JsonNode counterpart(JsonNode element, JsonNode ours) {
        for (JsonNode candidate : ours) {
            if (key(candidate).equals(key(element))) {
                return candidate;
            }
        }
        return MissingNode.getInstance();
    }

    private static String key(JsonNode element) {
        return KEYS.stream().map(key -> element.path(key).asText()).collect(Collectors.joining("|"));
    }
}
