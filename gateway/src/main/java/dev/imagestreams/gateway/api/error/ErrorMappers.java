package dev.imagestreams.gateway.api.error;

import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.api.request.RequestSubject;
import dev.imagestreams.model.error.ErrorCode;
import io.fabric8.kubernetes.api.model.Status;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every exception that leaves a resource with a {@code Status}. Those of the framework are told here. */
public class ErrorMappers {

    private final RequestSubject subject;

    ErrorMappers(RequestSubject subject) {
        this.subject = subject;
    }

    @ServerExceptionMapper
    public Response map(StatusException failure) {
        return respond(failure.status());
    }

    @ServerExceptionMapper
    public Response map(NotFoundException failure) {
        return Response.status(Response.Status.NOT_FOUND)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity("404 page not found\n")
                .build();
    }

    @ServerExceptionMapper
    public Response map(NotAllowedException failure) {
        return respond(RequestStatuses.methodNotAllowed());
    }

    @ServerExceptionMapper
    public Response map(NotSupportedException failure) {
        Status status = Statuses.plain(ErrorCode.BAD_REQUEST, "the body of the request was in an unknown format");
        status.setReason("UnsupportedMediaType");
        status.setCode(Response.Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode());
        return respond(status);
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException failure) {
        Status status = Statuses.plain(ErrorCode.BAD_REQUEST, String.valueOf(failure.getMessage()));
        int code = failure.getResponse().getStatus();
        status.setReason(failure.getResponse().getStatusInfo().getReasonPhrase().replace(" ", ""));
        status.setCode(code);
        return respond(status);
    }

    @ServerExceptionMapper
    public Response map(Throwable failure, ContainerRequestContext context) {
        RequestInfo request = RequestInfo.of(context);
        return respond(Failures.status(failure, request, subject.nameFor(request)));
    }

    /** An answer that is this status. */
    public static Response respond(Status status) {
        ResponseBuilder response = Response.status(status.getCode())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(status);
        if (status.getDetails() != null && status.getDetails().getRetryAfterSeconds() != null) {
            response.header(HttpHeaders.RETRY_AFTER, status.getDetails().getRetryAfterSeconds());
        }
        return response.build();
    }
}
