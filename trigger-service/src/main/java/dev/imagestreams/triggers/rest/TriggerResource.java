package dev.imagestreams.triggers.rest;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.deadletter.Deliveries;
import dev.imagestreams.triggers.subscription.Triggers;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Triggers of a namespace, and what each of them has been told. */
@Path("/internal/v1/namespaces/{namespace}/triggers")
@Blocking
public class TriggerResource {

    private static final int MAX_LIMIT = 500;

    private final Triggers triggers;
    private final Deliveries deliveries;

    TriggerResource(Triggers triggers, Deliveries deliveries) {
        this.triggers = triggers;
        this.deliveries = deliveries;
    }

    @GET
    public List<Trigger> list(@PathParam("namespace") String namespace) {
        return triggers.list(namespace);
    }

    @GET
    @Path("{name}")
    public Trigger get(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return triggers.get(namespace, name);
    }

    @POST
    public Response create(
            @PathParam("namespace") String namespace,
            @HeaderParam(InternalHeaders.ACTOR) @DefaultValue("system:internal") String actor,
            @Nullable TriggerDraft draft) {
        Trigger created = triggers.create(namespace, given(draft), actor);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @PUT
    @Path("{name}")
    public Trigger replace(
            @PathParam("namespace") String namespace, @PathParam("name") String name, @Nullable TriggerDraft draft) {
        return triggers.replace(namespace, name, given(draft));
    }

    @DELETE
    @Path("{name}")
    public void remove(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        triggers.remove(namespace, name);
    }

    @GET
    @Path("{name}/deliveries")
    public List<Delivery> deliveries(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("state") @Nullable String state,
            @QueryParam("before") @Nullable UUID before,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "limit must be between 1 and " + MAX_LIMIT);
        }
        return deliveries.list(namespace, name, DeliveryStates.parse(state), before, limit);
    }

    private static TriggerDraft given(@Nullable TriggerDraft draft) {
        if (draft == null) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "the request has no body");
        }
        return draft;
    }
}
