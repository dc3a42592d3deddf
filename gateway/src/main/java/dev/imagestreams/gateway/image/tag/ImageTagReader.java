package dev.imagestreams.gateway.image.tag;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.StreamAddress;
import dev.imagestreams.gateway.image.convert.ImageTagConverter;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImageStream;
import io.fabric8.openshift.api.model.ImageTag;
import java.util.Optional;

/** An {@code ImageTag} as it is: of the stream it is a view of, with its newest image. */
final class ImageTagReader {

    private final TagService tags;
    private final ImageTagConverter converter;
    private final TagFailures failures;

    ImageTagReader(TagService tags, ImageTagConverter converter, TagFailures failures) {
        this.tags = tags;
        this.converter = converter;
        this.failures = failures;
    }

    /** Empty when the stream has no such tag. */
    Optional<ImageTag> find(StreamAddress address) {
        ImageStream stream = stream(address);
        boolean known = stream.spec(address.tag()).isPresent()
                || stream.status(address.tag()).isPresent();
        return known ? Optional.of(withImage(stream, address)) : Optional.empty();
    }

    /** Empty when there is no such stream either. */
    Optional<ImageTag> present(StreamAddress address) {
        try {
            return find(address);
        } catch (StatusException e) {
            if (ErrorCode.NOT_FOUND.reason().equals(e.status().getReason())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ImageStream stream(StreamAddress address) {
        try {
            return tags.get(address.stream().namespace(), address.stream().name());
        } catch (ImageStreamException e) {
            throw e.code() == ErrorCode.NOT_FOUND
                    ? failures.notFound(address.stream().name())
                    : e;
        }
    }

    private ImageTag withImage(ImageStream stream, StreamAddress address) {
        return converter.whole(
                stream,
                address.tag(),
                tags.getTag(address.stream().namespace(), address.stream().name(), address.part(), null)
                        .image());
    }
}
