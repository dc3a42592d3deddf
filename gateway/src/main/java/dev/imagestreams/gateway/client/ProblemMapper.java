package dev.imagestreams.gateway.client;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.error.Problem;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * From a service's {@link Problem} back to the exception it was. An answer that is no problem of ours (a proxy's page, a
 * refused password) is an internal error: no caller of the gateway can do anything about it.
 */
public class ProblemMapper implements ResponseExceptionMapper<ImageStreamException> {

    @Override
    public ImageStreamException toThrowable(Response response) {
        Problem problem = problem(response);
        if (problem != null && problem.code() != null) {
            return problem.toException();
        }
        if (response.getStatus() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            return new ImageStreamException(
                    ErrorCode.UNAVAILABLE, "the server is currently unable to handle the request");
        }
        return new ImageStreamException(
                ErrorCode.INTERNAL, "a service answered " + response.getStatus() + " without saying why");
    }

    private static @Nullable Problem problem(Response response) {
        try {
            return response.hasEntity() ? response.readEntity(Problem.class) : null;
        } catch (ProcessingException | IllegalStateException e) {
            return null;
        }
    }
}
