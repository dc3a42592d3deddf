package dev.imagestreams.gateway.api.error;

import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.Status;
import org.jboss.logging.Logger;

/**
 * From anything that can go wrong in a request to the {@code Status} that tells of it. What is not foreseen is logged here
 * and told to the caller as an internal error without its text: nothing about our insides leaks out.
 */
public final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {}

    /** @param name of the object the request is about; may be empty */
    public static Status status(Throwable failure, RequestInfo request, String name) {
        if (failure instanceof StatusException told) {
            return told.status();
        }
        if (failure instanceof ImageStreamException refused) {
            if (refused.code() == ErrorCode.INTERNAL) {
                LOG.errorf(failure, "request failed path=%s", request.path());
            }
            return Statuses.of(refused, request, name);
        }
        if (Outage.caused(failure)) {
            LOG.warnf("something behind is away path=%s cause=%s", request.path(), failure.getMessage());
            return Statuses.of(
                    new ImageStreamException(
                            ErrorCode.UNAVAILABLE, "the server is currently unable to handle the request"),
                    request,
                    name);
        }
        LOG.errorf(failure, "request failed path=%s", request.path());
        return Statuses.plain(ErrorCode.INTERNAL, "Internal error occurred");
    }
}
