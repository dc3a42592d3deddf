package dev.imagestreams.gateway.client;

import dev.imagestreams.model.api.ConfigList;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.InstantiateCommand;
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
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** BuildConfigs and DeploymentConfigs, at trigger-service; {@code kind} is their plural. */
@RegisterRestClient(configKey = "triggers")
@RegisterClientHeaders(InternalRequestHeaders.class)
@RegisterProvider(ProblemMapper.class)
@Path("/internal/v1/configs/{kind}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ConfigService {

    /** @param namespace null for all */
    @GET
    ConfigList list(@PathParam("kind") String kind, @QueryParam("namespace") @Nullable String namespace);

    @GET
    @Path("/{namespace}/{name}")
    ConfigObject get(
            @PathParam("kind") String kind, @PathParam("namespace") String namespace, @PathParam("name") String name);

    @POST
    @Path("/{namespace}")
    ConfigObject create(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @QueryParam("dryRun") boolean dryRun,
            ConfigObject draft);

    @PUT
    @Path("/{namespace}/{name}")
    ConfigObject replace(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            ConfigObject draft);

    /** A build or a deployment is wanted: answers the config, which has its number, or null if nothing is to be done. */
    @POST
    @Path("/{namespace}/{name}/instantiate")
    @Nullable
    ConfigObject instantiate(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            InstantiateCommand command);

    /** Answers the config as it was, or, if it has finalizers, as it is now. */
    @DELETE
    @Path("/{namespace}/{name}")
    ConfigObject delete(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("resourceVersion") @Nullable String resourceVersion,
            @QueryParam("dryRun") boolean dryRun);
}
