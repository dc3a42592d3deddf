package dev.imagestreams.gateway.client;

import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.api.ImportCommand;
import dev.imagestreams.model.api.ManifestCommand;
import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.api.UnannouncedMove;
import dev.imagestreams.model.image.Image;
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
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Asks registries, now; reads manifests; knows the secrets that registries are asked with. */
@RegisterRestClient(configKey = "imports")
@RegisterClientHeaders(InternalRequestHeaders.class)
@RegisterProvider(ProblemMapper.class)
@Path("/internal/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ImportService {

    /** Answers when every registry has, and the broker has the event. */
    @POST
    @Path("/imports")
    ImportAnswer run(ImportCommand command);

    /** What image a manifest describes; {@code INVALID} when it cannot be read. */
    @POST
    @Path("/manifests")
    Image read(ManifestCommand command);

    /** What the schedule had to find by itself, the last first. */
    @GET
    @Path("/unannounced-moves")
    List<UnannouncedMove> unannouncedMoves();

    /** @param namespace null for all */
    @GET
    @Path("/secrets")
    List<Secret> secrets(@QueryParam("namespace") @Nullable String namespace);

    @GET
    @Path("/namespaces/{namespace}/secrets/{name}")
    Secret secret(@PathParam("namespace") String namespace, @PathParam("name") String name);

    @POST
    @Path("/namespaces/{namespace}/secrets")
    Secret createSecret(
            @PathParam("namespace") String namespace, @QueryParam("dryRun") boolean dryRun, SecretDraft draft);

    @PUT
    @Path("/namespaces/{namespace}/secrets/{name}")
    Secret updateSecret(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            SecretDraft draft);

    /** The secret as it was. */
    @DELETE
    @Path("/namespaces/{namespace}/secrets/{name}")
    Secret deleteSecret(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("resourceVersion") @Nullable Long resourceVersion,
            @QueryParam("dryRun") boolean dryRun);
}
