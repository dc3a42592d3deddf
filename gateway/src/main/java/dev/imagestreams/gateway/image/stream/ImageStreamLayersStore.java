package dev.imagestreams.gateway.image.stream;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.StreamAddress;
import dev.imagestreams.gateway.image.convert.LayersConverter;
import dev.imagestreams.model.stream.StreamKey;
import io.fabric8.openshift.api.model.ImageStreamLayers;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code imagestreams/layers}: which blobs belong to a stream, and so may be pulled by who may pull from it. */
@Singleton
class ImageStreamLayersStore implements Readable<ImageStreamLayers> {

    private final TagService tags;

    ImageStreamLayersStore(@RestClient TagService tags) {
        this.tags = tags;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_STREAM_LAYERS;
    }

    @Override
    public Class<ImageStreamLayers> type() {
        return ImageStreamLayers.class;
    }

    @Override
    public ImageStreamLayers get(ObjectKey key, Parameters query) {
        StreamKey stream = StreamAddress.stream(key);
        return LayersConverter.toApi(tags.imagesOf(stream.namespace(), stream.name()));
    }
}
