package dev.imagestreams.gateway.image.tag;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.StreamAddress;
import dev.imagestreams.gateway.image.convert.ImageConverter;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImageStream;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.ImageStreamImage;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code imagestreamimages}: an image as part of a stream's history, by digest or the beginning of one. */
@Singleton
class ImageStreamImageStore implements Readable<ImageStreamImage> {

    private static final Pattern DIGEST_OR_PREFIX = Pattern.compile("(?:[A-Za-z0-9+._-]+:)?[0-9a-fA-F]+");

    private final TagService tags;

    ImageStreamImageStore(@RestClient TagService tags) {
        this.tags = tags;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_STREAM_IMAGES;
    }

    @Override
    public Class<ImageStreamImage> type() {
        return ImageStreamImage.class;
    }

    @Override
    public ImageStreamImage get(ObjectKey key, Parameters query) {
        StreamAddress address = StreamAddress.image(key);
        String name = key.name();
        String stream = address.stream().name();
        if (!DIGEST_OR_PREFIX.matcher(address.part()).matches()) {
            throw notFound(name);
        }
        ImageStream owner = owner(key.namespace(), stream);
        try {
            return view(owner, name, tags.imageOf(key.namespace(), stream, address.part()));
        } catch (ImageStreamException e) {
            throw e.code() == ErrorCode.NOT_FOUND ? missing(owner, address) : e;
        }
    }

    private ImageStream owner(String namespace, String stream) {
        try {
            return tags.get(namespace, stream);
        } catch (ImageStreamException e) {
            throw e.code() == ErrorCode.NOT_FOUND
                    ? new StatusException(Statuses.notFound(ApiResources.IMAGE_STREAM_IMAGES, stream))
                    : e;
        }
    }

    private static ImageStreamImage view(ImageStream stream, String name, StoredImage image) {
        io.fabric8.openshift.api.model.Image shown = ImageConverter.embedded(image, Map.of());
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(stream.key().namespace());
        metadata.setCreationTimestamp(shown.getMetadata().getCreationTimestamp());
        metadata.setAnnotations(stream.annotations());
        ImageStreamImage api = new ImageStreamImage();
        api.setMetadata(metadata);
        api.setImage(shown);
        return api;
    }

    /** An image that is gone from under its tag is missed by its own name. */
    private static StatusException missing(ImageStream owner, StreamAddress address) {
        return owner.statusTags().stream()
                .flatMap(tag -> tag.items().stream())
                .flatMap(entry -> Stream.ofNullable(entry.image()))
                .map(Digest::toString)
                .filter(digest -> digest.startsWith(address.part()))
                .findFirst()
                .map(digest -> new StatusException(Statuses.notFound(ApiResources.IMAGE_STREAM_IMAGES, digest)))
                .orElseGet(() -> notFound(owner.key().name() + '@' + address.part()));
    }

    private static StatusException notFound(String name) {
        return new StatusException(Statuses.notFound(ApiResources.IMAGE_GROUP, "imagestreamimage", name));
    }
}
