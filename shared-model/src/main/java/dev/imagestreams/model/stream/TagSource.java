package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * Where a tag's image comes from: {@code spec.tags[].from}. Names are kept as typed, an absent one as the empty text;
 * what they mean is decided by tag-service, so that a wrong one can be reported on its field. For the same reason a kind
 * nobody knows is carried.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "kind",
        visible = true,
        defaultImpl = TagSource.Other.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = TagSource.DockerImage.class, name = "DockerImage"),
    @JsonSubTypes.Type(value = TagSource.ImageStreamTag.class, name = "ImageStreamTag"),
    @JsonSubTypes.Type(value = TagSource.ImageStreamImage.class, name = "ImageStreamImage")
})
@JsonPropertyOrder({"kind", "namespace", "name"})
public sealed interface TagSource {

    /** As typed. */
    @JsonProperty("kind")
    String kind();

    /** As typed: a pull spec, {@code [stream:]tag} or {@code [stream@]id}. */
    String name();

    /** A pull spec in a registry; imported. */
    record DockerImage(String name) implements TagSource {
        public DockerImage {
            name = orEmpty(name);
        }

        @Override
        public String kind() {
            return "DockerImage";
        }
    }

    /**
     * Another tag.
     *
     * @param namespace the source stream's; null means the namespace of the stream that has this tag
     */
    record ImageStreamTag(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String namespace, String name)
            implements TagSource {
        public ImageStreamTag {
            name = orEmpty(name);
        }

        @Override
        public String kind() {
            return "ImageStreamTag";
        }
    }

    /**
     * One image of a stream's history; how a tag is rolled back.
     *
     * @param namespace the source stream's; null means the namespace of the stream that has this tag
     */
    record ImageStreamImage(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String namespace, String name)
            implements TagSource {
        public ImageStreamImage {
            name = orEmpty(name);
        }

        @Override
        public String kind() {
            return "ImageStreamImage";
        }
    }

    /**
     * No source of a kind that exists. It can be told, and is never stored.
     *
     * @param kind as typed, the empty text when none was
     * @param namespace as typed
     */
    record Other(
            @JsonProperty("kind") String kind,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String namespace,
            String name)
            implements TagSource {
        public Other {
            kind = orEmpty(kind);
            name = orEmpty(name);
        }
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }

    /** The source's namespace if one was typed, else null. */
    default @Nullable String typedNamespace() {
        if (this instanceof ImageStreamTag tag) {
            return tag.namespace();
        }
        if (this instanceof ImageStreamImage image) {
            return image.namespace();
        }
        return this instanceof Other other ? other.namespace() : null;
    }
}
