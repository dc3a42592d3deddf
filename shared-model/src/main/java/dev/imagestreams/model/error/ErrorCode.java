package dev.imagestreams.model.error;

/**
 * The kinds of failure the system tells apart. HTTP status and Kubernetes reason are declared here and nowhere else;
 * the names of the reasons are those of {@code metav1.StatusReason}, because they also appear as the reason of a tag's
 * {@code ImportSuccess} condition.
 */
public enum ErrorCode {
    /** The request cannot be read at all: malformed JSON, a name of the wrong form. */
    BAD_REQUEST(400, "BadRequest", false),
    /** Nobody, or nobody known, is asking. */
    UNAUTHORIZED(401, "Unauthorized", false),
    /** Somebody known is asking for what they may not have. */
    FORBIDDEN(403, "Forbidden", false),
    NOT_FOUND(404, "NotFound", false),
    METHOD_NOT_ALLOWED(405, "MethodNotAllowed", false),
    ALREADY_EXISTS(409, "AlreadyExists", false),
    /** The object has moved on since the caller read it: read again, decide again. */
    CONFLICT(409, "Conflict", false),
    /** A position in the change feed that is no longer kept: list again. */
    EXPIRED(410, "Expired", false),
    TOO_LARGE(413, "RequestEntityTooLarge", false),
    /** Readable, and against the rules. Causes name the fields. */
    INVALID(422, "Invalid", false),
    TOO_MANY_REQUESTS(429, "TooManyRequests", true),
    /** Something of ours, or of the other side's, broke. */
    INTERNAL(500, "InternalError", true),
    UNAVAILABLE(503, "ServiceUnavailable", true),
    TIMEOUT(504, "Timeout", true);

    private final int httpStatus;
    private final String reason;
    private final boolean retryable;

    ErrorCode(int httpStatus, String reason, boolean retryable) {
        this.httpStatus = httpStatus;
        this.reason = reason;
        this.retryable = retryable;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** The {@code reason} of a Kubernetes {@code Status}, and of an {@code ImportSuccess} condition. */
    public String reason() {
        return reason;
    }

    /** Whether the same request may succeed later without anybody changing it. */
    public boolean retryable() {
        return retryable;
    }
}
