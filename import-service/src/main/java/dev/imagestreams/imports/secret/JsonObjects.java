package dev.imagestreams.imports.secret;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.util.Optional;

/** Whether bytes are one JSON object, and otherwise why not, as Go's decoder would say it: nothing of them is quoted. */
final class JsonObjects {

    private JsonObjects() {}

    static Optional<String> fault(byte[] content) {
        try (JsonParser json = ModelJson.mapper().createParser(content)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                return Optional.of("unexpected end of JSON input");
            }
            json.skipChildren();
            if (json.nextToken() != null) {
                return Optional.of("invalid character after top-level value");
            }
            // Go reads null into any map.
            return first == JsonToken.START_OBJECT || first == JsonToken.VALUE_NULL
                    ? Optional.empty()
                    : Optional.of(
                            "json: cannot unmarshal " + kind(first) + " into Go value of type map[string]interface {}");
        } catch (JsonEOFException e) {
            return Optional.of("unexpected end of JSON input");
        } catch (IOException e) {
            return Optional.of("invalid character looking for beginning of value");
        }
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "array";
            case VALUE_STRING -> "string";
            case VALUE_TRUE, VALUE_FALSE -> "bool";
            default -> "number";
        };
    }
}
