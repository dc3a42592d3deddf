package dev.imagestreams.gateway.client;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which entries of a tag's history; null asks for all. With fields, because clients' parameters cannot be records. */
public final class HistoryQuery {

    /** Only entries older than this position. */
    @QueryParam("before")
    public @Nullable Long before;

    @QueryParam("limit")
    public @Nullable Integer limit;

    /** Recorded at or after. */
    @QueryParam("since")
    public @Nullable Instant since;

    /** Recorded at or before. */
    @QueryParam("until")
    public @Nullable Instant until;

    @QueryParam("actor")
    public @Nullable String actor;

    /** As in the internal JSON, e.g. {@code import}. */
    @QueryParam("cause")
    public @Nullable String cause;

    @QueryParam("digest")
    public @Nullable String digest;

    /** Whether to see entries that were taken from view, too. */
    @QueryParam("retired")
    public @Nullable Boolean retired;
}
