package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;

/**
 * The elements of an array: objects and table rows by namespace and name, whatever their order; everything else by
 * position. One that was cut off before it told its namespace, or its name, is found by what it did tell.
 */
final class JsonElements {

    private final JsonNode array;
    private final Map<String, JsonNode> byName = new HashMap<>();

    private JsonElements(JsonNode array) {
        this.array = array;
    }

    static JsonElements of(JsonNode array) {
        JsonElements elements = new JsonElements(array);
        for (JsonNode element : array) {
            String name = name(element);
            if (!name.isEmpty()) {
                elements.byName.put(name, element);
                elements.byName.putIfAbsent(nameAlone(element), element);
            }
        }
        return elements;
    }

    /** The element that stands here for one of another array; missing if none does. */
    JsonNode counterpart(JsonNode other, int position) {
        String name = name(other);
        return name.isEmpty() ? array.path(position) : byName.getOrDefault(name, MissingNode.getInstance());
    }

    /** Empty for what has no name. */
    static String name(JsonNode element) {
        String namespace = metadata(element).path("namespace").asText();
        String name = nameAlone(element);
        return namespace.isEmpty() ? name : namespace + '/' + name;
    }

    private static String nameAlone(JsonNode element) {
        String name = metadata(element).path("name").asText();
        return name.isEmpty() ? element.at("/cells/0").asText() : name;
    }

    private static JsonNode metadata(JsonNode element) {
        return element.has("cells") ? element.at("/object/metadata") : element.path("metadata");
    }
}
