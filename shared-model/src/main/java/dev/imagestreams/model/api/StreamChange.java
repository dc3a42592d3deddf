package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.ImageStream;
import java.util.Objects;

/**
 * One change of one stream in the total order of all changes.
 *
 * @param resourceVersion the change's position; there is no other change with it
 * @param stream the stream right after the change, or, for a deletion, right before it. Of its history it has the
 *     newest entry of each tag, or all of it, as asked.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamChange(long resourceVersion, Type type, ImageStream stream) implements Change {

    public StreamChange {
        Objects.requireNonNull(type);
        Objects.requireNonNull(stream);
    }
}
