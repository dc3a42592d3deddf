package dev.imagestreams.tags.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.model.stream.Verb;
import dev.imagestreams.model.trace.TraceContext;
import dev.imagestreams.tags.command.Act;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** What every request to write something says about itself. */
public final class WriteRequest {

    @HeaderParam(InternalHeaders.ACTOR)
    @Nullable
    String actor;

    @HeaderParam(InternalHeaders.VERB)
    @Nullable
    String verb;

    @HeaderParam(CauseChain.HEADER)
    @Nullable
    String causedBy;

    @QueryParam("dryRun")
    @Nullable
    String dryRun;

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if nobody asks, or something unheard of */
    Act act() {
        if (actor == null || actor.isBlank()) {
            throw bad("header " + InternalHeaders.ACTOR + " is missing");
        }
        return new Act(
                actor,
                verb == null || verb.isBlank() ? null : parse(verb),
                CauseChain.parse(causedBy),
                TraceContext.current(),
                Requests.flag("dryRun", dryRun));
    }

    private static Verb parse(String verb) {
        try {
            return ModelJson.mapper().readValue(ModelJson.mapper().writeValueAsString(verb), Verb.class);
        } catch (JsonProcessingException e) {
            throw bad("header " + InternalHeaders.VERB + " is create, update, patch or delete");
        }
    }

    private static ImageStreamException bad(String message) {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, message);
    }
}
