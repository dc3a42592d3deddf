package dev.imagestreams.tags.rest;

import dev.imagestreams.model.api.ChangePage;
import dev.imagestreams.tags.change.ChangeFeed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The feed of all changes, for who watches. */
@Path(Paths.ROOT + "/changes")
@Produces(MediaType.APPLICATION_JSON)
public class ChangeResource {

    private final ChangeFeed feed;

    public ChangeResource(ChangeFeed feed) {
        this.feed = feed;
    }

    @GET
    public ChangePage after(
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("500") int limit,
            @QueryParam("wait") @DefaultValue("PT0S") String wait,
            @QueryParam("history") @DefaultValue("all") String history)
            throws InterruptedException {
        return feed.after(after, Math.max(1, limit), Requests.wait(wait), Requests.history(history));
    }
}
