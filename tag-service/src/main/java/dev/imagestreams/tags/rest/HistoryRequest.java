package dev.imagestreams.tags.rest;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.tags.stream.HistoryQuery;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which part of a history is asked for. */
public final class HistoryRequest {

    @QueryParam("before")
    @DefaultValue("9223372036854775807")
    long before;

    @QueryParam("limit")
    @DefaultValue("100")
    int limit;

    @QueryParam("since")
    @Nullable
    String since;

    @QueryParam("until")
    @Nullable
    String until;

    @QueryParam("actor")
    @Nullable
    String actor;

    @QueryParam("cause")
    @Nullable
    String cause;

    @QueryParam("digest")
    @Nullable
    String digest;

    @QueryParam("retired")
    @Nullable
    String retired;

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if it makes no sense */
    HistoryQuery query() {
        return new HistoryQuery(
                before,
                Requests.limit(limit),
                Requests.time("since", since),
                Requests.time("until", until),
                actor,
                Requests.cause(cause),
                digest == null || digest.isEmpty() ? null : Digest.parse(digest),
                Requests.flag("retired", retired));
    }
}
