package dev.imagestreams.gateway.client;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.DependentChangePage;
import dev.imagestreams.model.api.PreviewCommand;
import dev.imagestreams.model.api.PreviewedTrigger;
import dev.imagestreams.model.api.ReplayAnswer;
import dev.imagestreams.model.api.ReplayCommand;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerList;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Triggers and their deliveries. */
@RegisterRestClient(configKey = "triggers")
@RegisterClientHeaders(InternalRequestHeaders.class)
@RegisterProvider(ProblemMapper.class)
@Path("/internal/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface TriggerService {

    @GET
    @Path("/namespaces/{namespace}/triggers")
    List<Trigger> list(@PathParam("namespace") String namespace);

    /**
     * With the version to follow from.
     *
     * @param namespace null for all
     */
    @GET
    @Path("/triggers")
    TriggerList snapshot(@QueryParam("namespace") @Nullable String namespace);

    /** @param after null only asks for the position of the newest change */
    @GET
    @Path("/changes")
    DependentChangePage changes(
            @QueryParam("after") @Nullable Long after,
            @QueryParam("limit") int limit,
            @QueryParam("wait") Duration wait);

    @GET
    @Path("/namespaces/{namespace}/triggers/{name}")
    Trigger get(@PathParam("namespace") String namespace, @PathParam("name") String name);

    /** The answer has the webhook's secret, this once. */
    @POST
    @Path("/namespaces/{namespace}/triggers")
    Trigger create(@PathParam("namespace") String namespace, TriggerDraft draft, @QueryParam("dryRun") boolean dryRun);

    /** A null secret keeps the old one. */
    @PUT
    @Path("/namespaces/{namespace}/triggers/{name}")
    Trigger update(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            TriggerDraft draft,
            @QueryParam("dryRun") boolean dryRun);

    /** The answer has the webhook's new secret, this once. */
    @POST
    @Path("/namespaces/{namespace}/triggers/{name}/secret")
    Trigger rotate(@PathParam("namespace") String namespace, @PathParam("name") String name);

    @POST
    @Path("/namespaces/{namespace}/triggers/{name}/replays")
    ReplayAnswer replay(
            @PathParam("namespace") String namespace, @PathParam("name") String name, ReplayCommand command);

    /** Who would be told if a tag moved. */
    @POST
    @Path("/namespaces/{namespace}/triggers/preview")
    List<PreviewedTrigger> preview(@PathParam("namespace") String namespace, PreviewCommand command);

    @DELETE
    @Path("/namespaces/{namespace}/triggers/{name}")
    void delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("resourceVersion") @Nullable String resourceVersion,
            @QueryParam("dryRun") boolean dryRun);

    /** Newest first, without their attempts. */
    @GET
    @Path("/namespaces/{namespace}/triggers/{name}/deliveries")
    List<Delivery> deliveries(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("state") @Nullable String state,
            @QueryParam("stream") @Nullable String stream,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("before") @Nullable String before);

    @GET
    @Path("/deliveries/{id}")
    Delivery delivery(@PathParam("id") UUID id);

    @POST
    @Path("/deliveries/{id}/replay")
    Delivery replay(@PathParam("id") UUID id);
}
