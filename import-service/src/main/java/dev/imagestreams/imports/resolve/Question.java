package dev.imagestreams.imports.resolve;

import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.TagImport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request wants to know.
 *
 * @param namespace whose secrets may be used
 * @param repository a whole repository to look at after the images; null mostly
 */
public record Question(String namespace, List<TagImport> images, @Nullable RepositoryImport repository) {

    public Question {
        images = List.copyOf(images);
    }
}
