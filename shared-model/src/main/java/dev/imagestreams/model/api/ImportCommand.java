package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.StreamKey;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Import these sources now, and tell me.
 *
 * @param uid the stream the caller has seen; null when there was none
 * @param publish whether the results shall go into the stream; false only looks
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportCommand(
        StreamKey stream, @Nullable UUID uid, Attribution by, boolean publish, List<TagImport> images) {

    public ImportCommand {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(by);
        images = List.copyOf(images);
    }
}
