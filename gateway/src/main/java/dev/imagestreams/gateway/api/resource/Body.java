package dev.imagestreams.gateway.api.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.BodyParser;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.WriteOptions.Validation;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a request, not read yet. */
record Body(@Nullable InputStream stream, @Nullable MediaType type) {

    /**
     * The object it describes; empty when there is no body.
     *
     * @throws NotSupportedException if it is written in nothing we read
     */
    <T> Optional<T> find(Class<T> kind, WriteOptions options) {
        if (type != null
                && !type.getSubtype().equals("json")
                && !type.getSubtype().contains("yaml")) {
            throw new NotSupportedException();
        }
        return tree().map(tree -> BodyParser.object(tree, kind, options.validation() == Validation.STRICT));
    }

    <T> T object(Class<T> kind, WriteOptions options) {
        return find(kind, options)
                .orElseThrow(() -> new StatusException(Statuses.badRequest("the body of the request is empty")));
    }

    Optional<ObjectNode> tree() {
        if (stream == null) {
            return Optional.empty();
        }
        try {
            return BodyParser.tree(stream, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the body of the request ended early", e);
        }
    }
}
