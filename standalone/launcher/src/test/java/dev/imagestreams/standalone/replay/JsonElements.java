package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;

/** The elements of an array: by name where they are objects or table rows of objects, else by position. */
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
            }
        }
        return elements;
    }

    JsonNode counterpart(JsonNode expected, int position) {
        String name = name(expected);
        return name.isEmpty() ? array.path(position) : byName.getOrDefault(name, MissingNode.getInstance());
    }

    static String name(JsonNode element) {
        JsonNode metadata = element.has("cells") ? element.at("/object/metadata") : element.path("metadata");
        String name = metadata.path("name").asText();
        return name.isEmpty() ? "" : metadata.path("namespace").asText() + '/' + name;
    }
}
