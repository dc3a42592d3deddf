package dev.imagestreams.model.event;

import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import java.util.Objects;

/**
 * A whole repository to be imported: its tags are listed, and the most wanted of them imported each into the tag of the
 * same name.
 *
 * @param from the repository as typed, without tag and digest
 */
public record RepositoryImport(String from, ImportPolicy importPolicy, ReferencePolicy referencePolicy) {

    public RepositoryImport {
        Objects.requireNonNull(from);
        importPolicy = importPolicy == null ? ImportPolicy.DEFAULT : importPolicy;
        referencePolicy = referencePolicy == null ? ReferencePolicy.SOURCE : referencePolicy;
    }
}
