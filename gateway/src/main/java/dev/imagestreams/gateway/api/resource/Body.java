package dev.imagestreams.gateway.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.BodyFormat;
import dev.imagestreams.gateway.api.body.BodyParser;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a request, not read yet. Can be read once. */
record Body(@Nullable InputStream stream, @Nullable MediaType type) {

    /**
     * A body of which only the tree is known yet.
     *
     * @param format decided by the content type, or, for a patch, by the kind of patch
     */
    record Text(BodyFormat format, byte[] bytes) {

        ObjectNode object() {
            if (format.tree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw new StatusException(Statuses.badRequest("the body of the request must be an object"));
        }
    }

    /**
     * Empty when there is none.
     *
     * @throws StatusException {@code UnsupportedMediaType} if it is written in nothing we read
     */
    Optional<Text> text() {
        byte[] bytes = bytes();
        return bytes.length == 0 ? Optional.empty() : Optional.of(new Text(BodyFormat.of(type), bytes));
    }

    byte[] bytes() {
        if (stream == null) {
            return new byte[0];
        }
        try {
            return BodyParser.bytes(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("the body of the request ended early", e);
        }
    }
}
