package dev.imagestreams.gateway.hook.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a sender has sent, with the body byte for byte, because signatures are over bytes.
 *
 * @param headers names compare without case
 * @param pathSecret what stood behind the name of the source in the address, or null
 */
public record HookRequest(Map<String, String> headers, byte[] body, @Nullable String pathSecret) {

    public HookRequest {
        Map<String, String> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        headers = caseless;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the body is no JSON object or array */
    public JsonNode json() {
        try {
            JsonNode tree = ModelJson.mapper().readTree(body);
            if (tree != null && tree.isContainerNode()) {
                return tree;
            }
        } catch (IOException e) {
            // Falls through: neither a scalar nor half a document is a message.
        }
        throw unreadable("the body is no JSON object");
    }

    public static ImageStreamException unreadable(String why) {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, why);
    }

    /** Without headers and body, which hold secrets. */
    @Override
    public String toString() {
        return "hook of " + body.length + " bytes";
    }
}
