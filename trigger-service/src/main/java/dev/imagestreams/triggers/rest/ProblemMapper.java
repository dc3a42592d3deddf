package dev.imagestreams.triggers.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.error.Problem;
import dev.imagestreams.triggers.database.DatabaseException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every failure as a {@link Problem}. Ours are logged with their cause and told without it. */
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** The types that Quarkus has mappers of its own for have to be named besides. */
    @ServerExceptionMapper({Throwable.class, WebApplicationException.class, MismatchedInputException.class})
    Response map(Throwable failure) {
        Problem problem = problem(failure);
        return Response.status(problem.code().httpStatus())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(problem)
                .build();
    }

    private static Problem problem(Throwable failure) {
        ImageStreamException told = cause(failure, ImageStreamException.class);
        if (told != null) {
            return Problem.of(told);
        }
        JsonProcessingException unreadable = cause(failure, JsonProcessingException.class);
        if (unreadable != null) {
            return new Problem(
                    ErrorCode.BAD_REQUEST, "the body cannot be read: " + unreadable.getOriginalMessage(), List.of());
        }
        if (failure instanceof WebApplicationException http) {
            return new Problem(code(http.getResponse().getStatus()), String.valueOf(http.getMessage()), List.of());
        }
        if (DatabaseException.mayPass(failure)) {
            LOG.warnf("request failed, the database is away: reason=%s", failure.getMessage());
            return new Problem(ErrorCode.UNAVAILABLE, "the database is not available", List.of());
        }
        if (DatabaseException.isAboutData(failure)) {
            LOG.warnf("request not understood by the database: reason=%s", failure.getMessage());
            return new Problem(ErrorCode.BAD_REQUEST, "a text with a NUL, or a time that no calendar has", List.of());
        }
        LOG.error("request failed", failure);
        return new Problem(ErrorCode.INTERNAL, "internal error", List.of());
    }

    private static ErrorCode code(int status) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.httpStatus() == status)
                .findFirst()
                .orElse(status < 500 ? ErrorCode.BAD_REQUEST : ErrorCode.INTERNAL);
    }

    private static <T extends Throwable> @Nullable T cause(@Nullable Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
