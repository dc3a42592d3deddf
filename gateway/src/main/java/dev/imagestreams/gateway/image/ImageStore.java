package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.convert.ImageConverter;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import io.fabric8.openshift.api.model.Image;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code images}: every image of every stream, by digest. */
@Singleton
class ImageStore implements Readable<Image> {

    private final TagService tags;

    ImageStore(@RestClient TagService tags) {
        this.tags = tags;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGES;
    }

    @Override
    public Class<Image> type() {
        return Image.class;
    }

    @Override
    public Image get(ObjectKey key, Parameters query) {
        return ImageConverter.whole(tags.image(digest(key.name()).toString()));
    }

    /** What is no digest names no image. */
    private static Digest digest(String name) {
        try {
            return Digest.parse(name);
        } catch (ImageStreamException e) {
            throw new StatusException(Statuses.notFound(ApiResources.IMAGES, name));
        }
    }
}
