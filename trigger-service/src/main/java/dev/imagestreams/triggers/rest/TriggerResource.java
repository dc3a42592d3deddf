package dev.imagestreams.triggers.rest;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.api.PreviewCommand;
import dev.imagestreams.model.api.PreviewedTrigger;
import dev.imagestreams.model.api.ReplayCommand;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.deadletter.Deliveries;
import dev.imagestreams.triggers.deadletter.DeliveryFilter;
import dev.imagestreams.triggers.replay.Previews;
import dev.imagestreams.triggers.replay.Replays;
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
    private final Replays replays;
    private final Previews previews;

    TriggerResource(Triggers triggers, Deliveries deliveries, Replays replays, Previews previews) {
        this.replays = replays;
        this.previews = previews;
        this.triggers = triggers;
        this.deliveries = deliveries;
    }

    @GET
    public List<Trigger> list(@PathParam("namespace") String namespace) {
        return triggers.list(namespace).items();
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
            @QueryParam("dryRun") boolean dryRun,
            @Nullable TriggerDraft draft) {
        Trigger created = triggers.create(namespace, given(draft), actor, dryRun);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @PUT
    @Path("{name}")
    public Trigger replace(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            @Nullable TriggerDraft draft) {
        return triggers.replace(namespace, name, given(draft), dryRun);
    }

    /** A new secret. */
    @POST
    @Path("{name}/secret")
    public Trigger rotate(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return triggers.rotate(namespace, name);
    }

    @POST
    @Path("{name}/replays")
    public Response replay(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @HeaderParam(InternalHeaders.ACTOR) @DefaultValue("system:internal") String actor,
            @Nullable ReplayCommand command) {
        return Response.accepted(replays.many(namespace, name, given(command), actor))
                .build();
    }

    /** Who would be told if a tag moved. */
    @POST
    @Path("/preview")
    public List<PreviewedTrigger> preview(@PathParam("namespace") String namespace, @Nullable PreviewCommand command) {
        return previews.preview(namespace, given(command));
    }

    @DELETE
    @Path("{name}")
    public void remove(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("uid") @Nullable UUID uid,
            @QueryParam("resourceVersion") @Nullable Long revision,
            @QueryParam("dryRun") boolean dryRun) {
        triggers.remove(namespace, name, uid, revision, dryRun);
    }

    @GET
    @Path("{name}/deliveries")
    public List<Delivery> deliveries(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("state") @Nullable String state,
            @QueryParam("stream") @Nullable String stream,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("before") @Nullable UUID before,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "limit must be between 1 and " + MAX_LIMIT);
        }
        return deliveries.list(
                namespace,
                name,
                new DeliveryFilter(DeliveryStates.parse(state), text(stream), text(tag), before, limit));
    }

    /** What PostgreSQL cannot even be asked for is the name of nothing. */
    private static @Nullable String text(@Nullable String name) {
        return name == null ? null : name.replace('\0', '\ufffd');
    }

    private static <T> T given(@Nullable T body) {
        if (body == null) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "the request has no body");
        }
        return body;
    }
}
