package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.RepositoryImportSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The import of a whole repository, which is named without a tag and without a digest. */
final class RepositoryImportConverter {

    private RepositoryImportConverter() {}

    /** @param errors where broken rules are added */
    static Optional<RepositoryImport> toModel(RepositoryImportSpec api, String path, List<FieldError> errors) {
        int before = errors.size();
        ObjectReference source = api.getFrom() == null ? new ObjectReference() : api.getFrom();
        String name = Objects.requireNonNullElse(source.getName(), "");
        String kind = Objects.requireNonNullElse(source.getKind(), "");
        if (kind.equals("DockerImage")) {
            checkName(name, path + ".from.name", errors);
        } else {
            errors.add(FieldError.invalid(path + ".from.kind", kind, "only DockerImage is supported"));
        }
        ImportPolicy importPolicy = PolicyConverter.toModel(api.getImportPolicy(), path, errors);
        ReferencePolicy referencePolicy = PolicyConverter.toModel(api.getReferencePolicy(), path, errors);
        return errors.size() > before
                ? Optional.empty()
                : Optional.of(new RepositoryImport(name, importPolicy, referencePolicy));
    }

    private static void checkName(String name, String path, List<FieldError> errors) {
        if (name.isEmpty()) {
            errors.add(FieldError.required(path, "container image references require a name"));
            return;
        }
        try {
            // Before defaults are filled in, a bare repository has neither.
            if (ImageReference.parse(name).typedTag().isPresent() || name.contains("@")) {
                errors.add(FieldError.invalid(path, name, "you must specify an image repository, not a tag or ID"));
            }
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid(path, name, String.valueOf(e.getMessage())));
        }
    }
}
