package dev.imagestreams.gateway.api.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.model.error.ErrorCode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A JSON patch (RFC 6902): operations applied in their order, all or none. What cannot be read is a bad request, what
 * does not fit the object (a failed test, a missing path) is 422, as in Kubernetes.
 */
record JsonPatch(List<JsonPatchOperation> operations) implements Patch {

    /** As many as Kubernetes' API server takes. */
    static final int MOST_OPERATIONS = 10_000;

    /** Each copy can double the object; this is how much they may add in all. */
    static final int MOST_COPIED = 3 * 1024 * 1024;

    static JsonPatch read(JsonNode tree) {
        if (!(tree instanceof ArrayNode list)) {
            throw new StatusException(Statuses.badRequest("a JSON patch must be a list of operations"));
        }
        if (list.size() > MOST_OPERATIONS) {
            throw new StatusException(Statuses.plain(
                    ErrorCode.TOO_LARGE,
                    "Request entity too large: The allowed maximum operations in a JSON patch is " + MOST_OPERATIONS
                            + ", got " + list.size()));
        }
        return new JsonPatch(StreamSupport.stream(list.spliterator(), false)
                .map(JsonPatchOperation::read)
                .toList());
    }

    @Override
    public ObjectNode applyTo(ObjectNode object, Class<?> type) {
        PatchTarget target = new PatchTarget(object.deepCopy(), MOST_COPIED);
        operations.forEach(operation -> operation.applyTo(target));
        if (target.document() instanceof ObjectNode patched) {
            return patched;
        }
        throw Mismatch.because("the patched document is not an object");
    }

    @Override
    public boolean isConditional() {
        return operations.stream().anyMatch(JsonPatchOperation::isAboutResourceVersion);
    }
}
