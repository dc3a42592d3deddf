package dev.imagestreams.tags.stream;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.follow.FollowAnnotations;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a spec may say, with OpenShift's texts for what it may not. [6] */
public final class TagValidation {

    private static final String REPOSITORY_FIELD = "spec.dockerImageRepository";

    private TagValidation() {}

    /** @param path how the caller addresses the tag: {@code spec.tags[name]} in a stream, {@code tag} by itself */
    public static List<FieldError> validate(TagSpec tag, String path) {
        List<FieldError> errors = new ArrayList<>(FollowAnnotations.errors(tag.annotations(), path));
        TagSource from = tag.from();
        if (from == null) {
            return errors;
        }
        if (from.name().isEmpty()) {
            errors.add(FieldError.required(path + ".from.name", ""));
        } else if (from instanceof TagSource.DockerImage) {
            parseError(from.name())
                    .ifPresent(text -> errors.add(FieldError.invalid(path + ".from.name", from.name(), text)));
        }
        if (from instanceof TagSource.Other) {
            errors.add(FieldError.required(
                    path + ".from.kind", "valid values are 'DockerImage', 'ImageStreamImage', 'ImageStreamTag'"));
        } else if (tag.importPolicy().scheduled() && !(from instanceof TagSource.DockerImage)) {
            errors.add(FieldError.invalid(
                    path + ".importPolicy.scheduled",
                    true,
                    "only tags pointing to Docker repositories may be scheduled for background import"));
        }
        return errors;
    }

    /** Checks {@code spec.dockerImageRepository}: a repository, without tag or digest. */
    public static List<FieldError> validateRepository(@Nullable String repository) {
        if (repository == null || repository.isEmpty()) {
            return List.of();
        }
        try {
            ImageReference reference = ImageReference.parse(repository);
            if (reference.typedTag().isPresent()) {
                return List.of(
                        FieldError.invalid(REPOSITORY_FIELD, repository, "the repository name may not contain a tag"));
            }
            if (reference.typedDigest().isPresent()) {
                return List.of(
                        FieldError.invalid(REPOSITORY_FIELD, repository, "the repository name may not contain an ID"));
            }
            return List.of();
        } catch (ImageStreamException e) {
            return List.of(FieldError.invalid(REPOSITORY_FIELD, repository, e.getMessage()));
        }
    }

    /** OpenShift's text for what is wrong with a pull spec. */
    static Optional<String> parseError(String reference) {
        try {
            parse(reference);
            return Optional.empty();
        } catch (ImageStreamException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** @throws ImageStreamException if the text is no pull spec */
    static ImageReference parse(String reference) {
        return ImageReference.parse(lowerCaseFirstComponent(reference));
    }

    /**
     * The reference grammar reads the first component as a host, which may be upper case, before it is decided whether it
     * is one: {@code UPPER/case:v1} is stored, and fails only when it is imported.
     */
    private static String lowerCaseFirstComponent(String reference) {
        int slash = reference.indexOf('/');
        return slash < 0
                ? reference
                : reference.substring(0, slash).toLowerCase(Locale.ROOT) + reference.substring(slash);
    }
}
