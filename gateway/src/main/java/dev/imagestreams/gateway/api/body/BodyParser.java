package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;

/** From the bytes of a request to an object. Never reads more than {@link #LIMIT}. */
public final class BodyParser {

    /** Bytes; the limit of Kubernetes' API server. */
    public static final int LIMIT = 3 * 1024 * 1024;

    private BodyParser() {}

    /** @throws StatusException {@code RequestEntityTooLarge} */
    public static byte[] bytes(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw tooLarge();
        }
        return bytes;
    }

    /** @throws UndecodableException if a field of it has a value that its type cannot have */
    public static <T> T object(ObjectNode tree, Class<T> type) {
        try {
            return KubernetesJson.mapper().treeToValue(tree, type);
        } catch (JsonMappingException e) {
            throw new UndecodableException(MismatchText.of(e, tree));
        } catch (JsonProcessingException e) {
            throw new UndecodableException("json: cannot unmarshal");
        }
    }

    static StatusException tooLarge() {
        return new StatusException(Statuses.plain(ErrorCode.TOO_LARGE, "Request entity too large: limit is " + LIMIT));
    }
}
