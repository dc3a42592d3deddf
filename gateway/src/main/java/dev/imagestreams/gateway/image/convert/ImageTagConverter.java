package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.TagStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.Image;
import io.fabric8.openshift.api.model.ImageTag;
import io.fabric8.openshift.api.model.TagReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tags with wish and outcome side by side; their metadata is the stream's. */
public final class ImageTagConverter {

    private final RegistryHosts hosts;

    public ImageTagConverter(RegistryHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * An object of its own.
     *
     * @param image what the tag points to; null if that is no image, or one that is gone
     */
    public ImageTag whole(ImageStream stream, StreamTag tag, @Nullable StoredImage image) {
        ImageTag whole = item(stream, tag);
        whole.setApiVersion("image.openshift.io/v1");
        whole.setKind("ImageTag");
        Optional<TagEvent> newest = stream.status(tag).flatMap(TagStatus::newest);
        if (image != null && newest.isPresent()) {
            Map<String, String> annotations =
                    stream.spec(tag).map(TagSpec::annotations).orElse(Map.of());
            Image shown = ImageConverter.embedded(image, annotations);
            shown.setDockerImageReference(hosts.pullSpec(stream, tag, newest.get()));
            whole.setImage(shown);
        }
        return whole;
    }

    /** Every tag of a stream that is wished for or has become something, by name, as items of a list. */
    public Stream<ImageTag> items(ImageStream stream) {
        return Stream.concat(
                        stream.specTags().stream().map(TagSpec::name),
                        stream.statusTags().stream().map(TagStatus::tag))
                .distinct()
                .sorted()
                .map(tag -> item(stream, tag));
    }

    /**
     * @throws ImageStreamException {@code INVALID} with every field that cannot be said in the shared words
     */
    public static TagDraft toDraft(TagReference wanted, StreamTag name, @Nullable Long resourceVersion) {
        List<FieldError> errors = new ArrayList<>();
        if (wanted.getName() != null
                && !wanted.getName().isEmpty()
                && !wanted.getName().equals(name.value())) {
            errors.add(FieldError.invalid("spec.name", wanted.getName(), "must match image tag name"));
        }
        Optional<TagSpec> spec = TagReferenceConverter.toModel(wanted, name, "spec", errors);
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
        return new TagDraft(
                resourceVersion, spec.orElseThrow(), spec.orElseThrow().annotations());
    }

    private static ImageTag item(ImageStream stream, StreamTag tag) {
        ObjectMeta metadata = ImageStreamConverter.metadata(stream);
        metadata.setName(stream.key().name() + ':' + tag);
        ImageTag item = new ImageTag();
        item.setApiVersion(null);
        item.setKind(null);
        item.setMetadata(metadata);
        item.setSpec(stream.spec(tag).map(TagReferenceConverter::toApi).orElse(null));
        item.setStatus(stream.status(tag).map(ImageStreamConverter::history).orElse(null));
        return item;
    }
}
