package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds fields that an object is given several times, of which a tree keeps only the last. */
final class DuplicateFields {

    private DuplicateFields() {}

    /** @param body known to be readable */
    static List<String> in(ObjectMapper mapper, byte[] body) {
        List<String> found = new ArrayList<>();
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = mapper.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    open.push(new HashSet<>());
                } else if (token == JsonToken.END_OBJECT) {
                    open.pop();
                } else if (token == JsonToken.FIELD_NAME && !open.element().add(parser.currentName())) {
                    found.add(path(parser.getParsingContext()));
                }
            }
        } catch (IOException e) {
            // Only the first of several YAML documents is an object of the request; the others need not be readable.
            return found;
        }
        return found;
    }

    private static String path(JsonStreamContext context) {
        JsonStreamContext parent = context.getParent();
        String before = parent == null || parent.inRoot() ? "" : path(parent);
        if (context.inArray()) {
            return before + '[' + context.getCurrentIndex() + ']';
        }
        String name = String.valueOf(context.getCurrentName());
        return before.isEmpty() ? name : before + '.' + name;
    }
}
