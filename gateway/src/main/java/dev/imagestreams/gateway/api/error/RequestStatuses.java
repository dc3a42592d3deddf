package dev.imagestreams.gateway.api.error;

import dev.imagestreams.model.error.ErrorCode;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import java.util.List;

/** What is told about requests that are wrong by themselves, whatever object they are about. */
public final class RequestStatuses {

    private static final String OPTIONS_GROUP = "meta.k8s.io";

    private RequestStatuses() {}

    public static Status methodNotAllowed() {
        return Statuses.failure(
                ErrorCode.METHOD_NOT_ALLOWED, "the server does not allow this method on the requested resource", null);
    }

    /** There is such a resource, and nothing of it at this path. */
    public static Status nothingHere() {
        return Statuses.failure(
                ErrorCode.NOT_FOUND, "the server could not find the requested resource", new StatusDetails());
    }

    /** The refusal of a watch, which has a text of its own. */
    public static Status watchNotSupported(String group, String resource) {
        return Statuses.failure(
                ErrorCode.METHOD_NOT_ALLOWED,
                "watch is not supported on resources of kind \"" + Statuses.qualified(group, resource) + '"',
                Statuses.details(group, resource, null));
    }

    /** @param accepted the media types there are */
    public static Status unsupportedMediaType(List<String> accepted) {
        return unlisted(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: "
                        + String.join(", ", accepted));
    }

    /** @param offered the media types there are */
    public static Status notAcceptable(List<String> offered) {
        return unlisted(
                406, "NotAcceptable", "only the following media types are accepted: " + String.join(", ", offered));
    }

    /**
     * An option of a request that cannot be.
     *
     * @param kind {@code ListOptions} and the like; empty for a request that is wrong as a whole
     * @param cause of {@code metav1.CauseType}
     * @param message with the words of the cause
     */
    public static Status invalidOption(String kind, String field, String cause, String message) {
        StatusDetails details = Statuses.details(kind.isEmpty() ? "" : OPTIONS_GROUP, kind, null);
        details.setCauses(List.of(new StatusCause(field, message, cause)));
        String subject = kind.isEmpty() ? "" : Statuses.qualified(OPTIONS_GROUP, kind);
        return Statuses.failure(ErrorCode.INVALID, subject + " \"\" is invalid: " + field + ": " + message, details);
    }

    /** A failure between the client and HTTP, which no rule of ours raises. */
    private static Status unlisted(int code, String reason, String message) {
        Status status = Statuses.failure(ErrorCode.BAD_REQUEST, message, null);
        status.setReason(reason);
        status.setCode(code);
        return status;
    }
}
