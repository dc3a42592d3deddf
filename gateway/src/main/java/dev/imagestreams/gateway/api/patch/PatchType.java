package dev.imagestreams.gateway.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.error.RequestStatuses;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The media types of patches that are differences. Server-side apply is none: it tells what an object should be.
 */
public enum PatchType {
    JSON("application/json-patch+json", JsonPatch::read),
    MERGE("application/merge-patch+json", tree -> new MergePatch(object(tree))),
    STRATEGIC("application/strategic-merge-patch+json", tree -> new StrategicMergePatch(object(tree)));

    private final String mediaType;
    private final Function<JsonNode, Patch> reader;

    PatchType(String mediaType, Function<JsonNode, Patch> reader) {
        this.mediaType = mediaType;
        this.reader = reader;
    }

    /** @throws StatusException {@code UnsupportedMediaType} that names the ones there are */
    public static PatchType of(@Nullable MediaType type) {
        return Arrays.stream(values())
                .filter(each ->
                        type != null && each.mediaType.equalsIgnoreCase(type.getType() + '/' + type.getSubtype()))
                .findFirst()
                .orElseThrow(() -> new StatusException(RequestStatuses.unsupportedMediaType(mediaTypes())));
    }

    public static List<String> mediaTypes() {
        return Arrays.stream(values()).map(PatchType::mediaType).toList();
    }

    public String mediaType() {
        return mediaType;
    }

    /** @throws StatusException {@code BadRequest} if the tree is no patch of this type */
    public Patch read(JsonNode tree) {
        return reader.apply(tree);
    }

    private static ObjectNode object(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new StatusException(Statuses.badRequest("a merge patch must be an object"));
    }
}
