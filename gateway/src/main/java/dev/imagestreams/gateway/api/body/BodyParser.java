package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.model.error.ErrorCode;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of a request to an object, or to the 4xx {@code Status} that says why not. Knows JSON and YAML, never
 * reads more than {@link #LIMIT}, and tells about broken input without naming our classes.
 */
public final class BodyParser {

    /** Bytes; the limit of Kubernetes' API server. */
    public static final int LIMIT = 3 * 1024 * 1024;

    private BodyParser() {}

    /** The body as a tree; empty when there is no body. */
    public static Optional<ObjectNode> tree(InputStream body, @Nullable MediaType type) throws IOException {
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw tooLarge();
        }
        if (bytes.length == 0) {
            return Optional.empty();
        }
        ObjectMapper mapper = isYaml(type) ? KubernetesJson.yaml() : KubernetesJson.mapper();
        try {
            JsonNode tree = mapper.readTree(bytes);
            if (tree instanceof ObjectNode object) {
                return Optional.of(object);
            }
        } catch (JsonProcessingException e) {
            throw badRequest("the body of the request cannot be read at line "
                    + Optional.ofNullable(e.getLocation())
                            .map(location -> location.getLineNr() + ", column " + location.getColumnNr())
                            .orElse("1"));
        }
        throw badRequest("the body of the request must be an object");
    }

    /**
     * @param strict refuse fields the kind does not have, instead of dropping them
     */
    public static <T> T object(ObjectNode tree, Class<T> type, boolean strict) {
        String kind = type.getSimpleName();
        String typedKind = tree.path("kind").asText("");
        if (!typedKind.isEmpty() && !typedKind.equals(kind)) {
            throw badRequest(typedKind + " in version \""
                    + tree.path("apiVersion").asText("").replaceFirst(".*/", "") + "\" cannot be handled as a " + kind);
        }
        if (strict) {
            List<String> unknown = UnknownFields.of(tree, type);
            if (!unknown.isEmpty()) {
                throw unhandled(
                        kind,
                        "strict decoding error: "
                                + unknown.stream()
                                        .map(field -> "unknown field \"" + field + '"')
                                        .collect(Collectors.joining(", ")));
            }
        }
        try {
            return KubernetesJson.mapper().treeToValue(tree, type);
        } catch (JsonMappingException e) {
            String field = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + ']' : step.getFieldName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            throw unhandled(kind, "json: cannot unmarshal into field " + field);
        } catch (JsonProcessingException e) {
            throw unhandled(kind, "json: cannot unmarshal");
        }
    }

    static StatusException tooLarge() {
        return new StatusException(Statuses.plain(ErrorCode.TOO_LARGE, "Request entity too large: limit is " + LIMIT));
    }

    private static boolean isYaml(@Nullable MediaType type) {
        return type != null && type.getSubtype().contains("yaml");
    }

    private static StatusException unhandled(String kind, String why) {
        return badRequest(kind + " in version \"v1\" cannot be handled as a " + kind + ": " + why);
    }

    private static StatusException badRequest(String message) {
        return new StatusException(Statuses.badRequest(message));
    }
}
