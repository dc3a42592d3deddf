package dev.imagestreams.imports.rest;

import com.fasterxml.jackson.core.JacksonException;
import dev.imagestreams.imports.database.DatabaseException;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.error.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Every failure of the internal API becomes a {@link Problem}; what is not the caller's to know is only logged. */
@Provider
public class ProblemMapper implements ExceptionMapper<Exception> {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @Override
    public Response toResponse(Exception failure) {
        Problem problem = problem(failure);
        int status = failure instanceof WebApplicationException http && problem.code() == ErrorCode.BAD_REQUEST
                ? http.getResponse().getStatus()
                : problem.code().httpStatus();
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(problem)
                .build();
    }

    private static Problem problem(Exception failure) {
        Optional<ImageStreamException> known = cause(failure, ImageStreamException.class);
        if (known.isPresent()) {
            return Problem.of(known.get());
        }
        Optional<JacksonException> unreadable = cause(failure, JacksonException.class);
        if (unreadable.isPresent()) {
            return new Problem(
                    ErrorCode.BAD_REQUEST,
                    "the body cannot be read: " + unreadable.get().getOriginalMessage(),
                    List.of());
        }
        if (failure instanceof WebApplicationException http
                && http.getResponse().getStatus() < 500) {
            return new Problem(ErrorCode.BAD_REQUEST, String.valueOf(http.getMessage()), List.of());
        }
        LOG.error("a request of the internal API failed", failure);
        return failure instanceof DatabaseException
                ? new Problem(ErrorCode.UNAVAILABLE, "the database is not available", List.of())
                : new Problem(ErrorCode.INTERNAL, "an error occurred that is not yours", List.of());
    }

    private static <T> Optional<T> cause(Exception failure, Class<T> type) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .limit(16)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
