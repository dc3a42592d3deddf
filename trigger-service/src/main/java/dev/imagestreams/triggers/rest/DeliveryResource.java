package dev.imagestreams.triggers.rest;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.triggers.deadletter.Deliveries;
import dev.imagestreams.triggers.replay.Replays;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** One delivery: looking at it, and having it made again. */
@Path("/internal/v1/deliveries/{id}")
@Blocking
public class DeliveryResource {

    private final Deliveries deliveries;
    private final Replays replays;

    DeliveryResource(Deliveries deliveries, Replays replays) {
        this.deliveries = deliveries;
        this.replays = replays;
    }

    @GET
    public Delivery get(@PathParam("id") UUID id) {
        return deliveries.get(id);
    }

    @POST
    @Path("replay")
    public Response replay(
            @PathParam("id") UUID id,
            @HeaderParam(InternalHeaders.ACTOR) @DefaultValue("system:internal") String actor) {
        return Response.accepted(replays.one(id, actor)).build();
    }
}
