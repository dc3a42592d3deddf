package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.openshift.api.model.TagReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Spec tags. What cannot be said in the shared words (a policy that does not exist) is reported here, on its field; every
 * other rule is tag-service's.
 */
public final class TagReferenceConverter {

    private static final String DOCKER_IMAGE = "DockerImage";
    private static final String IMAGE_STREAM_TAG = "ImageStreamTag";
    private static final String IMAGE_STREAM_IMAGE = "ImageStreamImage";

    private TagReferenceConverter() {}

    public static TagReference toApi(TagSpec tag) {
        TagReference api = new TagReference();
        api.setName(tag.name().value());
        api.setAnnotations(tag.annotations().isEmpty() ? null : tag.annotations());
        api.setFrom(tag.from() == null ? null : source(tag.from()));
        api.setReference(tag.reference() ? Boolean.TRUE : null);
        api.setGeneration(tag.generation());
        api.setImportPolicy(PolicyConverter.toApi(tag.importPolicy()));
        api.setReferencePolicy(PolicyConverter.toApi(tag.referencePolicy()));
        return api;
    }

    /**
     * @param name the tag's name where it does not stand in the reference itself, or null
     * @param path of this reference in the object, e.g. {@code spec.tags[latest]}
     * @param errors where broken rules are added
     * @return empty if a rule was broken
     */
    public static Optional<TagSpec> toModel(
            TagReference api, @Nullable StreamTag name, String path, List<FieldError> errors) {
        int before = errors.size();
        StreamTag tag = name == null ? tagName(api.getName(), path, errors) : name;
        TagSource source = api.getFrom() == null ? null : source(api.getFrom());
        ImportPolicy importPolicy = PolicyConverter.toModel(api.getImportPolicy(), path, errors);
        ReferencePolicy referencePolicy = PolicyConverter.toModel(api.getReferencePolicy(), path, errors);
        if (errors.size() > before || tag == null) {
            return Optional.empty();
        }
        return Optional.of(new TagSpec(
                tag,
                source,
                Boolean.TRUE.equals(api.getReference()),
                api.getGeneration(),
                importPolicy,
                referencePolicy,
                TextMaps.withoutNulls(api.getAnnotations())));
    }

    private static @Nullable StreamTag tagName(@Nullable String name, String path, List<FieldError> errors) {
        if (name == null || name.isEmpty()) {
            errors.add(FieldError.required(path + ".name", ""));
            return null;
        }
        try {
            return new StreamTag(name);
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid(path + ".name", name, String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** A kind that does not exist is carried, so that tag-service can report it among the other broken rules. */
    private static TagSource source(ObjectReference from) {
        String name = Objects.requireNonNullElse(from.getName(), "");
        String namespace = from.getNamespace() == null || from.getNamespace().isEmpty() ? null : from.getNamespace();
        String kind = Objects.requireNonNullElse(from.getKind(), "");
        return switch (kind) {
            case DOCKER_IMAGE -> new TagSource.DockerImage(name);
            case IMAGE_STREAM_TAG -> new TagSource.ImageStreamTag(namespace, name);
            case IMAGE_STREAM_IMAGE -> new TagSource.ImageStreamImage(namespace, name);
            default -> new TagSource.Other(kind, namespace, name);
        };
    }

    private static ObjectReference source(TagSource source) {
        ObjectReference from = new ObjectReference();
        from.setKind(source.kind());
        from.setNamespace(source.typedNamespace());
        from.setName(source.name());
        return from;
    }
}
