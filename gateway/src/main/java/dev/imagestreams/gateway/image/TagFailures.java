package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * How OpenShift tells what went wrong with a tag. A tag is a view of a stream, and its errors name now the one, now the
 * other; clients act on which it is.
 */
@ApplicationScoped
class TagFailures {

    private static final String GROUP = ApiResources.IMAGE_GROUP;
    private static final String PLURAL = "imagestreamtags";
    private static final String SINGULAR = "imagestreamtag";

    private final TagService tags;

    TagFailures(@RestClient TagService tags) {
        this.tags = tags;
    }

    RuntimeException ofRead(ImageStreamException failure, StreamAddress address) {
        return failure.code() == ErrorCode.NOT_FOUND ? missing(address) : failure;
    }

    RuntimeException ofWrite(ImageStreamException failure, StreamAddress address) {
        return switch (failure.code()) {
            case NOT_FOUND -> missing(address);
            case ALREADY_EXISTS -> new StatusException(Statuses.alreadyExists(GROUP, SINGULAR, address.name()));
            case CONFLICT -> movedOn(address);
            case INVALID ->
                isAboutTheTag(failure)
                        ? new StatusException(
                                Statuses.invalid(ApiResources.IMAGE_STREAM_TAGS, address.name(), failure.causes()))
                        : new StatusException(Statuses.invalid(
                                ApiResources.IMAGE_STREAMS, address.stream().name(), failure.causes()));
            default -> failure;
        };
    }

    RuntimeException ofDeletion(ImageStreamException failure, StreamAddress address) {
        return switch (failure.code()) {
            case NOT_FOUND -> missing(address);
            case CONFLICT ->
                new StatusException(
                        Statuses.conflict(GROUP, PLURAL, address.name(), "the UID precondition was not met"));
            default -> failure;
        };
    }

    /** A tag that is there but points to no image, or to one that is gone. */
    RuntimeException withoutImage(StreamAddress address, TagView view) {
        String missing = view.stream()
                .status(view.tag())
                .flatMap(TagStatus::newest)
                .map(TagEvent::image)
                .map(Object::toString)
                .orElse(address.name());
        return notFound(missing);
    }

    /** Whether the stream is missing, or only the tag: OpenShift names the one that is. */
    private RuntimeException missing(StreamAddress address) {
        boolean streamExists = version(address).isPresent();
        return notFound(streamExists ? address.name() : address.stream().name());
    }

    private RuntimeException movedOn(StreamAddress address) {
        return version(address)
                .map(version -> new StatusException(Statuses.conflict(
                        GROUP,
                        PLURAL,
                        address.name(),
                        "another caller has updated the resource version to " + version)))
                .orElseGet(() -> notFound(address.stream().name()));
    }

    private Optional<Long> version(StreamAddress address) {
        try {
            return Optional.of(
                    tags.get(address.stream().namespace(), address.stream().name())
                            .resourceVersion());
        } catch (ImageStreamException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isAboutTheTag(ImageStreamException failure) {
        return failure.causes().stream()
                .allMatch(cause ->
                        cause.field().startsWith("tag") || cause.field().startsWith("metadata"));
    }

    private static StatusException notFound(String name) {
        return new StatusException(Statuses.notFound(GROUP, PLURAL, name));
    }
}
