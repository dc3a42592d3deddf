package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.follow.FollowAnnotations;
import dev.imagestreams.model.follow.FollowPolicy;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamTag;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.ImageImportSpec;
import io.fabric8.openshift.api.model.ImageStreamImport;
import io.fabric8.openshift.api.model.ImageStreamImportSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an {@code ImageStreamImport} asks for. */
public final class ImportConverter {

    private static final String PREFERRED_OS = "importer.image.openshift.io/prefer-os";
    private static final String PREFERRED_ARCHITECTURE = "importer.image.openshift.io/prefer-arch";

    /** A name from OpenShift's early days; accepted, and not found when it is pulled. */
    private static final String EVERYTHING = "*";

    private ImportConverter() {}

    /**
     * What an import asks for.
     *
     * @param images each into its tag
     * @param repository a whole repository; null mostly
     */
    public record Wanted(List<TagImport> images, @Nullable RepositoryImport repository) {

        public Wanted {
            images = List.copyOf(images);
        }
    }

    /**
     * @param stream as it is, or null when it does not exist yet; its tags say which platform they prefer
     * @throws ImageStreamException {@code INVALID} with OpenShift's text for every field
     */
    public static Wanted toModel(ImageStreamImport api, @Nullable ImageStream stream) {
        ImageStreamImportSpec spec = api.getSpec() == null ? new ImageStreamImportSpec() : api.getSpec();
        List<ImageImportSpec> images = spec.getImages() == null ? List.of() : spec.getImages();
        List<FieldError> errors = new ArrayList<>();
        if (spec.getRepository() == null && images.isEmpty()) {
            errors.add(FieldError.invalid(
                    "spec.images", "null", "you must specify at least one image or a repository import"));
        }
        List<TagImport> imports = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            String path = "spec.images[" + i + ']';
            if (images.get(i) == null) {
                errors.add(FieldError.required(path, "must not be null"));
            } else {
                one(images.get(i), path, stream, errors).ifPresent(imports::add);
            }
        }
        RepositoryImport repository = spec.getRepository() == null
                ? null
                : RepositoryImportConverter.toModel(spec.getRepository(), "spec.repository", errors)
                        .orElse(null);
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
        return new Wanted(imports, repository);
    }

    /** {@code status.images[].tag}: the tag a source is pulled by, as the client meant it; null for a digest. */
    public static @Nullable String pulledTag(String from) {
        if (from.equals(EVERYTHING)) {
            return null;
        }
        return ImageReference.parse(from)
                .withClientDefaults()
                .typedTag()
                .map(TagName::value)
                .orElse(null);
    }

    private static Optional<TagImport> one(
            ImageImportSpec image, String path, @Nullable ImageStream stream, List<FieldError> errors) {
        int before = errors.size();
        ObjectReference source = image.getFrom() == null ? new ObjectReference() : image.getFrom();
        String from = Objects.requireNonNullElse(source.getName(), "");
        String kind = Objects.requireNonNullElse(source.getKind(), "");
        StreamTag to = null;
        if (kind.equals("DockerImage")) {
            Optional<ImageReference> reference = reference(from, path, errors);
            to = target(image, path, reference, errors);
        } else {
            errors.add(FieldError.invalid(path + ".from.kind", kind, "only DockerImage is supported"));
        }
        dev.imagestreams.model.stream.ImportPolicy importPolicy =
                PolicyConverter.toModel(image.getImportPolicy(), path, errors);
        dev.imagestreams.model.stream.ReferencePolicy referencePolicy =
                PolicyConverter.toModel(image.getReferencePolicy(), path, errors);
        return errors.size() > before
                ? Optional.empty()
                : Optional.of(new TagImport(
                        to,
                        null,
                        from,
                        importPolicy,
                        referencePolicy,
                        preferredPlatform(stream, to),
                        followed(stream, to, from)));
    }

    /** Somebody who imports a tag again wants it by its policy; who imports something else into it wants just that. */
    private static @Nullable FollowPolicy followed(@Nullable ImageStream stream, @Nullable StreamTag tag, String from) {
        if (stream == null || tag == null) {
            return null;
        }
        return stream.spec(tag)
                .filter(spec -> spec.from() != null && spec.from().name().equals(from))
                .flatMap(spec -> FollowAnnotations.policy(spec.annotations()))
                .orElse(null);
    }

    private static Optional<ImageReference> reference(String from, String path, List<FieldError> errors) {
        if (from.isEmpty()) {
            errors.add(FieldError.required(path + ".from.name", ""));
            return Optional.empty();
        }
        if (from.equals(EVERYTHING)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ImageReference.parse(from));
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid(path + ".from.name", from, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** The tag named, else the one the source is pulled by if it has one. */
    private static @Nullable StreamTag target(
            ImageImportSpec image, String path, Optional<ImageReference> reference, List<FieldError> errors) {
        if (image.getTo() == null) {
            return reference
                    .flatMap(ImageReference::typedTag)
                    .map(tag -> new StreamTag(tag.value()))
                    .orElse(null);
        }
        String name = image.getTo().getName();
        if (name == null || name.isEmpty()) {
            errors.add(FieldError.required(path + ".to.name", "the name of the target tag must be specified"));
            return null;
        }
        try {
            return new StreamTag(name);
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid(path + ".to.name", name, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static @Nullable Platform preferredPlatform(@Nullable ImageStream stream, @Nullable StreamTag tag) {
        Map<String, String> annotations = stream == null || tag == null
                ? Map.of()
                : stream.spec(tag).map(spec -> spec.annotations()).orElse(Map.of());
        String os = annotations.getOrDefault(PREFERRED_OS, "");
        String architecture = annotations.getOrDefault(PREFERRED_ARCHITECTURE, "");
        return os.isEmpty() && architecture.isEmpty() ? null : Platform.of(os, architecture);
    }
}
