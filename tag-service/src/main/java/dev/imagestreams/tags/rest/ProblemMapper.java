package dev.imagestreams.tags.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.error.Problem;
import dev.imagestreams.tags.database.DatabaseException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an HTTP answer. What is ours to know stays in the log. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public Response map(ImageStreamException failure) {
        return answer(Problem.of(failure));
    }

    /** A record that refuses what it was given, or text that is no JSON. */
    @ServerExceptionMapper
    public Response map(JsonProcessingException failure) {
        if (failure instanceof JsonMappingException && failure.getCause() instanceof ImageStreamException refused) {
            return map(refused);
        }
        return answer(new Problem(
                ErrorCode.BAD_REQUEST, "the body cannot be read: " + failure.getOriginalMessage(), List.of()));
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof ImageStreamException refused) {
            return map(refused);
        }
        if (cause instanceof JsonProcessingException unreadable) {
            return map(unreadable);
        }
        return failure.getResponse();
    }

    @ServerExceptionMapper
    public Response map(DatabaseException failure) {
        LOG.errorf(failure, "a request failed for the database: reason=%s", failure.getMessage());
        return answer(new Problem(ErrorCode.UNAVAILABLE, "the database did not answer, try again", List.of()));
    }

    @ServerExceptionMapper
    public Response map(RuntimeException failure) {
        LOG.error("a request failed unexpectedly", failure);
        return answer(new Problem(ErrorCode.INTERNAL, "internal error", List.of()));
    }

    private static Response answer(Problem problem) {
        return Response.status(problem.code().httpStatus())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(problem)
                .build();
    }
}
