package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.TagStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.Image;
import io.fabric8.openshift.api.model.ImageLookupPolicy;
import io.fabric8.openshift.api.model.ImageStreamTag;
import io.fabric8.openshift.api.model.TagReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tags as objects of their own: a view of one spec tag, the newest entry of its history, and the image that points to.
 * Consumers pull {@code image.dockerImageReference}, so the reference policy takes effect here.
 */
public final class ImageStreamTagConverter {

    private final RegistryHosts hosts;

    public ImageStreamTagConverter(RegistryHosts hosts) {
        this.hosts = hosts;
    }

    /** An object of its own, with the whole image. */
    public ImageStreamTag whole(TagView view) {
        ImageStreamTag api = view(view.stream(), view.tag());
        Map<String, String> annotations =
                view.stream().spec(view.tag()).map(TagSpec::annotations).orElse(Map.of());
        Image image = view.image() == null
                ? ImageConverter.named(null, null)
                : ImageConverter.embedded(view.image(), annotations);
        newest(view.stream(), view.tag())
                .filter(event -> event.image() != null)
                .ifPresent(event -> image.setDockerImageReference(hosts.pullSpec(view.stream(), view.tag(), event)));
        api.setImage(image);
        return api;
    }

    /** As an item of a list, where of the image only the name is shown. Empty for a tag that points to no image. */
    public Optional<ImageStreamTag> item(ImageStream stream, TagStatus status) {
        return status.newest().flatMap(event -> {
            Digest digest = event.image();
            if (digest == null) {
                return Optional.empty();
            }
            ImageStreamTag api = view(stream, status.tag());
            api.setApiVersion(null);
            api.setKind(null);
            api.setImage(ImageConverter.named(digest.toString(), hosts.pullSpec(stream, status.tag(), event)));
            return Optional.of(api);
        });
    }

    /**
     * @throws ImageStreamException {@code INVALID} with every field that cannot be said in the shared words
     */
    public static TagDraft toDraft(ImageStreamTag api, StreamTag name, @Nullable Long resourceVersion) {
        Map<String, String> annotations = api.getMetadata() == null
                ? Map.of()
                : TextMaps.withoutNulls(api.getMetadata().getAnnotations());
        TagReference tag = api.getTag();
        if (tag == null) {
            return new TagDraft(resourceVersion, null, annotations);
        }
        List<FieldError> errors = new ArrayList<>();
        Map<String, String> ofTheTag = TextMaps.withoutNulls(tag.getAnnotations());
        if (!ofTheTag.isEmpty() && !ofTheTag.equals(annotations)) {
            errors.add(FieldError.invalid(
                    "tag.annotations",
                    "<map>",
                    "tag annotations must not be provided or must be equal to the object meta annotations"));
        }
        Optional<TagSpec> spec = TagReferenceConverter.toModel(tag, name, "tag", errors);
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
        return new TagDraft(resourceVersion, spec.orElseThrow(), annotations);
    }

    private static ImageStreamTag view(ImageStream stream, StreamTag tag) {
        Optional<TagSpec> spec = stream.spec(tag);
        // A mere reference is shown as if it had no history: there is no image to show.
        Optional<TagEvent> newest = newest(stream, tag).filter(event -> event.image() != null);
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(stream.key().name() + ':' + tag);
        metadata.setNamespace(stream.key().namespace());
        metadata.setUid(stream.uid().toString());
        metadata.setResourceVersion(Long.toString(stream.resourceVersion()));
        metadata.setCreationTimestamp(
                Timestamps.text(newest.map(TagEvent::created).orElse(stream.created())));
        metadata.setLabels(stream.labels());
        metadata.setAnnotations(spec.map(TagSpec::annotations).orElse(Map.of()));
        ImageStreamTag api = new ImageStreamTag();
        api.setMetadata(metadata);
        api.setTag(spec.map(TagReferenceConverter::toApi).orElse(null));
        api.setGeneration(newest.map(TagEvent::generation).orElse(0L));
        api.setLookupPolicy(new ImageLookupPolicy(stream.lookupLocal()));
        api.setConditions(
                stream.status(tag).map(ImageStreamConverter::conditions).orElse(null));
        return api;
    }

    private static Optional<TagEvent> newest(ImageStream stream, StreamTag tag) {
        return stream.status(tag).flatMap(TagStatus::newest);
    }
}
