package dev.imagestreams.imports.look;

import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.StreamTag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one request wants to know.
 *
 * @param namespace whose secrets may be used
 * @param repository a whole repository to look at after the images; null mostly
 * @param told tags of that repository which are known already, and left out
 */
public record Question(
        String namespace, List<TagImport> images, @Nullable RepositoryImport repository, Set<StreamTag> told) {

    public Question {
        images = List.copyOf(images);
        told = Set.copyOf(told);
    }

    public Question(String namespace, List<TagImport> images, @Nullable RepositoryImport repository) {
        this(namespace, images, repository, Set.of());
    }
}
