package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.error.RequestStatuses;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.protobuf.ProtobufBody;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the body of a request may be written in. All come out as the same tree. */
public enum BodyFormat {
    JSON("application/json") {
        @Override
        JsonNode read(byte[] body) throws IOException {
            // Only here: quantities are read by a part of the mapper, which sees the rest of the body as trailing.
            return KubernetesJson.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
        }

        @Override
        public List<String> duplicates(byte[] body) {
            return DuplicateFields.in(KubernetesJson.mapper(), body);
        }
    },
    YAML("application/yaml") {
        @Override
        JsonNode read(byte[] body) throws IOException {
            return KubernetesJson.yaml().readTree(body);
        }

        @Override
        public List<String> duplicates(byte[] body) {
            return DuplicateFields.in(KubernetesJson.yaml(), body);
        }
    },
    PROTOBUF("application/vnd.kubernetes.protobuf") {
        @Override
        JsonNode read(byte[] body) throws IOException {
            return ProtobufBody.read(body);
        }

        /** In protobuf, the last of several values is the value: there are no duplicates. */
        @Override
        public List<String> duplicates(byte[] body) {
            return List.of();
        }
    };

    private final String mediaType;

    BodyFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * @param type null counts as JSON
     * @throws StatusException {@code UnsupportedMediaType}
     */
    public static BodyFormat of(@Nullable MediaType type) {
        if (type == null || type.isWildcardType()) {
            return JSON;
        }
        String name = type.getType() + '/' + type.getSubtype();
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new StatusException(RequestStatuses.unsupportedMediaType(mediaTypes())));
    }

    public static List<String> mediaTypes() {
        return Arrays.stream(values()).map(format -> format.mediaType).toList();
    }

    /** The body as a tree; missing if there is nothing in it but space. */
    public JsonNode tree(byte[] body) {
        try {
            return read(body);
        } catch (JsonProcessingException e) {
            throw unreadable("at "
                    + Optional.ofNullable(e.getLocation())
                            .map(location -> "line " + location.getLineNr() + ", column " + location.getColumnNr())
                            .orElse("line 1"));
        } catch (IOException e) {
            throw unreadable("as " + mediaType + ": " + e.getMessage());
        }
    }

    abstract JsonNode read(byte[] body) throws IOException;

    /** Fields that are given several times, by their path. */
    public abstract List<String> duplicates(byte[] body);

    private static StatusException unreadable(String how) {
        return new StatusException(Statuses.badRequest("the body of the request cannot be read " + how));
    }
}
