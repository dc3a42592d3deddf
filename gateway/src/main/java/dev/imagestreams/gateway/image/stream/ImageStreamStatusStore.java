package dev.imagestreams.gateway.image.stream;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.StreamAddress;
import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import dev.imagestreams.gateway.image.convert.StatusConverter;
import dev.imagestreams.model.api.StatusDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamKey;
import io.fabric8.openshift.api.model.ImageStream;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code imagestreams/status}: what pruning writes. The spec is kept, whatever the body says about it. */
@Singleton
class ImageStreamStatusStore implements Readable<ImageStream>, Updatable<ImageStream> {

    private final TagService tags;
    private final ImageStreamConverter converter;

    ImageStreamStatusStore(@RestClient TagService tags, ImageStreamConverter converter) {
        this.tags = tags;
        this.converter = converter;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_STREAM_STATUS;
    }

    @Override
    public Class<ImageStream> type() {
        return ImageStream.class;
    }

    @Override
    public ImageStream get(ObjectKey key, Parameters query) {
        return converter.whole(find(StreamAddress.stream(key)));
    }

    @Override
    public Written<ImageStream> update(ObjectKey key, Change<ImageStream> change, WriteOptions options) {
        StreamKey stream = StreamAddress.stream(key);
        dev.imagestreams.model.stream.ImageStream stored = find(stream);
        ImageStream wanted = change.applyTo(converter.whole(stored));
        long version = ResourceVersion.required(RequiredBody.metadata(wanted));
        if (version != stored.resourceVersion()) {
            throw new ImageStreamException(ErrorCode.CONFLICT, "the stream has changed");
        }
        StatusDraft draft = StatusConverter.toDraft(wanted, version);
        return Written.updated(
                converter.whole(tags.updateStatus(stream.namespace(), stream.name(), options.dryRun(), draft)));
    }

    private dev.imagestreams.model.stream.ImageStream find(StreamKey key) {
        return tags.get(key.namespace(), key.name());
    }
}
