package dev.imagestreams.gateway.image.tag;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.StreamAddress;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagStatus;
import java.util.List;
import java.util.Optional;

/**
 * How OpenShift tells what went wrong with a tag. A tag is a view of a stream, and its errors name now the one, now the
 * other; clients act on which it is.
 */
final class TagFailures {

    private static final String GROUP = ApiResources.IMAGE_GROUP;

    private final ApiResource resource;
    private final TagService tags;

    /** @param resource the view that is asked for */
    TagFailures(ApiResource resource, TagService tags) {
        this.resource = resource;
        this.tags = tags;
    }

    RuntimeException ofRead(ImageStreamException failure, StreamAddress address) {
        return failure.code() == ErrorCode.NOT_FOUND ? missing(address) : failure;
    }

    /** A conflict although no version was named: others kept getting in between. */
    RuntimeException ofCreation(ImageStreamException failure, StreamAddress address) {
        return failure.code() == ErrorCode.CONFLICT
                ? new StatusException(Statuses.serverTimeout(resource, "create"))
                : ofUpdate(failure, address);
    }

    RuntimeException ofUpdate(ImageStreamException failure, StreamAddress address) {
        return switch (failure.code()) {
            case NOT_FOUND -> missing(address);
            case ALREADY_EXISTS ->
                new StatusException(Statuses.alreadyExists(GROUP, resource.singular(), address.name()));
            case CONFLICT -> movedOn(address);
            case INVALID ->
                isAboutTheTag(failure)
                        ? new StatusException(Statuses.invalid(resource, address.name(), onTheView(failure.causes())))
                        : new StatusException(Statuses.invalid(
                                ApiResources.IMAGE_STREAMS, address.stream().name(), failure.causes()));
            default -> failure;
        };
    }

    /** @param conditional whether the deletion was of one identity only */
    RuntimeException ofDeletion(ImageStreamException failure, StreamAddress address, boolean conditional) {
        return switch (failure.code()) {
            case NOT_FOUND -> missing(address);
            case CONFLICT ->
                new StatusException(
                        conditional
                                ? Statuses.conflict(
                                        GROUP, resource.name(), address.name(), "the UID precondition was not met")
                                : Statuses.serverTimeout(resource, "delete"));
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

    RuntimeException notFound(String name) {
        return new StatusException(Statuses.notFound(resource, name));
    }

    /** Whether the stream is missing, or only the tag: OpenShift names the one that is. */
    private RuntimeException missing(StreamAddress address) {
        boolean streamExists = version(address).isPresent();
        return notFound(streamExists ? address.name() : address.stream().name());
    }

    private RuntimeException movedOn(StreamAddress address) {
        return version(address)
                .<RuntimeException>map(version -> new StatusException(Statuses.conflict(
                        GROUP,
                        resource.name(),
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

    /** Rules of the stream as a whole name its own fields; those of the tag are told on the view. */
    private static boolean isAboutTheTag(ImageStreamException failure) {
        return failure.causes().stream()
                .map(FieldError::field)
                .noneMatch(field -> field.startsWith("spec.tags") || field.startsWith("status") || field.equals("[]"));
    }

    /** What is {@code tag} in one view of a tag is {@code spec} in the other. */
    private List<FieldError> onTheView(List<FieldError> causes) {
        return resource.equals(ApiResources.IMAGE_TAGS)
                ? causes.stream()
                        .map(cause -> new FieldError(
                                cause.type(), cause.field().replaceFirst("^tag(?=\\.|$)", "spec"), cause.message()))
                        .toList()
                : causes;
    }
}
