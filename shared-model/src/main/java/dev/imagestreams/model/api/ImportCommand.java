package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.event.RepositoryImport;
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
 * @param images sources to import, each into its tag
 * @param repository a whole repository to import after them; null mostly
 * @param manifests whether the answer shall have the manifests and configurations themselves
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportCommand(
        StreamKey stream,
        @Nullable UUID uid,
        Attribution by,
        boolean publish,
        List<TagImport> images,
        @Nullable RepositoryImport repository,
        boolean manifests) {

    public ImportCommand {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(by);
        images = images == null ? List.of() : List.copyOf(images);
    }

    /** Without a repository, and without manifests in the answer. */
    public ImportCommand(
            StreamKey stream, @Nullable UUID uid, Attribution by, boolean publish, List<TagImport> images) {
        this(stream, uid, by, publish, images, null, false);
    }
}
