package dev.imagestreams.imports.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.imagestreams.imports.database.DatabaseException;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.error.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure of the internal API becomes a {@link Problem}; what is not the caller's to know is only logged. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** The types that the framework maps by itself have to be named, or its answers without a body would win. */
    @ServerExceptionMapper({Throwable.class, WebApplicationException.class, MismatchedInputException.class})
    public Response map(Throwable failure) {
        Problem problem = problem(failure);
        boolean refused = failure instanceof WebApplicationException && problem.code() == ErrorCode.BAD_REQUEST;
        int status = refused
                ? ((WebApplicationException) failure).getResponse().getStatus()
                : problem.code().httpStatus();
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(problem)
                .build();
    }

    private static Problem problem(Throwable failure) {
        Optional<ImageStreamException> known = cause(failure, ImageStreamException.class);
        if (known.isPresent()) {
            return Problem.of(known.get());
        }
        Optional<JacksonException> unreadable = cause(failure, JacksonException.class);
        if (unreadable.isPresent()) {
            return new Problem(ErrorCode.BAD_REQUEST, UnreadableBody.explain(unreadable.get()), List.of());
        }
        if (failure instanceof WebApplicationException http
                && http.getResponse().getStatus() < 500) {
            return new Problem(ErrorCode.BAD_REQUEST, String.valueOf(http.getMessage()), List.of());
        }
        if (failure instanceof DatabaseException) {
            LOG.warnf("a request failed, the database is away reason=%s", failure.getMessage());
            return new Problem(ErrorCode.UNAVAILABLE, "the database is not available", List.of());
        }
        LOG.error("a request of the internal API failed", failure);
        return new Problem(ErrorCode.INTERNAL, "something of ours broke", List.of());
    }

    private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(16)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
