package dev.imagestreams.triggers.rest;

import dev.imagestreams.model.api.DependentChangePage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.change.ChangeFeed;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What happens to triggers and configs, of any namespace. */
@Path("/internal/v1/changes")
@Blocking
public class ChangeResource {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int MAX_LIMIT = 500;

    private final ChangeFeed feed;

    ChangeResource(ChangeFeed feed) {
        this.feed = feed;
    }

    /** @param after null only asks for the position of the newest change */
    @GET
    public DependentChangePage changes(
            @QueryParam("after") @Nullable Long after,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("wait") @DefaultValue("PT0S") String wait)
            throws InterruptedException {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "limit must be between 1 and " + MAX_LIMIT);
        }
        return after == null ? feed.fromNow() : feed.after(after, limit, duration(wait));
    }

    private static Duration duration(String text) {
        try {
            Duration wait = Duration.parse(text);
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeParseException e) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "\"" + text + "\" is not an ISO 8601 duration");
        }
    }
}
