package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change of an object, told as the difference. */
public interface Patch {

    /**
     * A patched copy.
     *
     * @param strict refuse fields the kind does not have
     */
    <T extends HasMetadata> T applyTo(T object, Class<T> type, boolean strict);

    /** Whether the patch is to be refused if the object has moved on from the version it names. */
    boolean isConditional();

    /** The patch a request carries, by its media type. */
    static Patch read(@Nullable MediaType type, Optional<ObjectNode> body) {
        if (type == null || !MergePatch.MEDIA_TYPE.equals(type.getType() + '/' + type.getSubtype())) {
            throw new NotSupportedException();
        }
        return body.map(MergePatch::new)
                .orElseThrow(() -> new StatusException(Statuses.badRequest("a patch needs a body")));
    }
}
