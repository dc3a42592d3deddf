package dev.imagestreams.gateway.api.error;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.api.model.StatusDetailsBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only place where a {@code metav1.Status} is made, beside {@link RequestStatuses}. Codes and reasons come from {@link ErrorCode}; texts are those
 * of Kubernetes' {@code apierrors}, which clients print and sometimes parse.
 */
public final class Statuses {

    /** Seconds after which a client may ask again when something of ours is away. */
    public static final int RETRY_AFTER = 1;

    private static final int SERVER_TIMEOUT_RETRY = 2;

    private Statuses() {}

    public static Status success() {
        return new StatusBuilder()
                .withMetadata(new ListMeta())
                .withStatus("Success")
                .build();
    }

    /** Success that says what is gone. */
    public static Status deleted(ApiResource resource, String name, @Nullable String uid) {
        Status status = success();
        status.setDetails(details(resource.group(), resource.name(), name));
        status.getDetails().setUid(uid);
        return status;
    }

    /** @param resource as the client should read it: plural, or singular where OpenShift says so */
    public static Status notFound(String group, String resource, String name) {
        return failure(
                ErrorCode.NOT_FOUND,
                qualified(group, resource) + " \"" + name + "\" not found",
                details(group, resource, name));
    }

    public static Status notFound(ApiResource resource, String name) {
        return notFound(resource.group(), resource.name(), name);
    }

    public static Status alreadyExists(String group, String resource, String name) {
        return failure(
                ErrorCode.ALREADY_EXISTS,
                qualified(group, resource) + " \"" + name + "\" already exists",
                details(group, resource, name));
    }

    public static Status conflict(String group, String resource, String name, String why) {
        return failure(
                ErrorCode.CONFLICT,
                "Operation cannot be fulfilled on " + qualified(group, resource) + " \"" + name + "\": " + why,
                details(group, resource, name));
    }

    public static Status invalid(ApiResource resource, String name, List<FieldError> causes) {
        ImageStreamException joined = ImageStreamException.invalid(causes);
        return invalid(resource.group(), resource.kind(), name, String.valueOf(joined.getMessage()), causes);
    }

    /** Others kept getting in between: the client should try again in a moment. */
    public static Status serverTimeout(ApiResource resource, String operation) {
        StatusDetails details = details(resource.group(), resource.name(), operation);
        details.setRetryAfterSeconds(SERVER_TIMEOUT_RETRY);
        Status status = failure(
                ErrorCode.INTERNAL,
                "The " + operation + " operation against " + qualified(resource.group(), resource.name())
                        + " could not be completed at this time, please try again.",
                details);
        status.setReason("ServerTimeout");
        return status;
    }

    /** Fields that other managers own. */
    public static Status applyConflict(List<StatusCause> causes, String message) {
        StatusDetails details = new StatusDetails();
        details.setCauses(causes);
        return failure(ErrorCode.CONFLICT, message, details);
    }

    public static Status badRequest(String message) {
        return failure(ErrorCode.BAD_REQUEST, message, null);
    }

    /** @param message Kubernetes' sentence about who may not do what */
    public static Status forbidden(RequestInfo request, String message) {
        if (!request.namesResource()) {
            return failure(ErrorCode.FORBIDDEN, message, new StatusDetails());
        }
        return failure(
                ErrorCode.FORBIDDEN,
                message,
                details(request.group(), request.resource(), emptyToNull(request.name())));
    }

    /** A rule other than who may do what: a quota, a limit. */
    private static Status forbidden(String group, String resource, String name, String why) {
        String subject = name.isEmpty() ? "" : " \"" + name + '"';
        return failure(
                ErrorCode.FORBIDDEN,
                qualified(group, resource) + subject + " is forbidden: " + why,
                details(group, resource, emptyToNull(name)));
    }

    /** Kubernetes' {@code 410}: list again. */
    public static Status expired(String message) {
        return failure(ErrorCode.EXPIRED, message, null);
    }

    /** A failure that needs no details. */
    public static Status plain(ErrorCode code, String message) {
        return failure(code, message, null);
    }

    /**
     * A failure of a service or of our own rules, told about the object the request is about.
     *
     * @param name that object's name; may be empty
     */
    public static Status of(ImageStreamException failure, RequestInfo request, String name) {
        String group = request.group();
        String resource = request.resource();
        String message = String.valueOf(failure.getMessage());
        return switch (failure.code()) {
            case NOT_FOUND -> notFound(group, resource, name);
            case ALREADY_EXISTS -> alreadyExists(group, resource, name);
            case CONFLICT ->
                conflict(
                        group,
                        resource,
                        name,
                        "the object has been modified; please apply your changes to the latest version and try again");
            case INVALID ->
                invalid(
                        group,
                        ApiResources.find(group, resource)
                                .map(ApiResource::kind)
                                .orElse(resource),
                        name,
                        message,
                        failure.causes());
            case FORBIDDEN -> forbidden(group, resource, name, message);
            case UNAVAILABLE, TIMEOUT, TOO_MANY_REQUESTS -> {
                Status status = failure(failure.code(), message, new StatusDetails());
                status.getDetails().setRetryAfterSeconds(RETRY_AFTER);
                yield status;
            }
            default -> failure(failure.code(), message, null);
        };
    }

    private static Status invalid(String group, String kind, String name, String message, List<FieldError> causes) {
        StatusDetails details = details(group, kind, name);
        details.setCauses(causes.stream()
                .map(cause -> new StatusCause(
                        cause.field(), cause.causeMessage(), cause.type().cause()))
                .toList());
        return failure(ErrorCode.INVALID, qualified(group, kind) + " \"" + name + "\" is invalid: " + message, details);
    }

    static Status failure(ErrorCode code, String message, @Nullable StatusDetails details) {
        return new StatusBuilder()
                .withMetadata(new ListMeta())
                .withStatus("Failure")
                .withMessage(message)
                .withReason(code.reason())
                .withDetails(details)
                .withCode(code.httpStatus())
                .build();
    }

    static StatusDetails details(String group, String kind, @Nullable String name) {
        return new StatusDetailsBuilder()
                .withName(name)
                .withGroup(emptyToNull(group))
                .withKind(kind)
                .build();
    }

    static String qualified(String group, String resource) {
        return group.isEmpty() ? resource : resource + '.' + group;
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
