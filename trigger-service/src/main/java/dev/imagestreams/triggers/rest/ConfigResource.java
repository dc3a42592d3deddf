package dev.imagestreams.triggers.rest;

import dev.imagestreams.model.api.ConfigList;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.triggers.config.ConfigKind;
import dev.imagestreams.triggers.config.Configs;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** BuildConfigs and DeploymentConfigs. */
@Path("/internal/v1/configs/{kind}")
@Blocking
public class ConfigResource {

    private final Configs configs;

    ConfigResource(Configs configs) {
        this.configs = configs;
    }

    /** Of a namespace, or of all. */
    @GET
    public ConfigList list(@PathParam("kind") String kind, @QueryParam("namespace") @Nullable String namespace) {
        return configs.list(ConfigKind.parse(kind), namespace);
    }

    @GET
    @Path("{namespace}/{name}")
    public ConfigObject get(
            @PathParam("kind") String kind, @PathParam("namespace") String namespace, @PathParam("name") String name) {
        return configs.get(ConfigKind.parse(kind), namespace, name);
    }

    @POST
    @Path("{namespace}")
    public Response create(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam(CauseChain.HEADER) @Nullable String causedBy,
            @Nullable ConfigObject draft) {
        ConfigObject created =
                configs.create(ConfigKind.parse(kind), namespace, given(draft), CauseChain.parse(causedBy), dryRun);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }

    @PUT
    @Path("{namespace}/{name}")
    public ConfigObject replace(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam(CauseChain.HEADER) @Nullable String causedBy,
            @Nullable ConfigObject draft) {
        return configs.replace(
                ConfigKind.parse(kind), namespace, name, given(draft), CauseChain.parse(causedBy), dryRun);
    }

    /** A build or a deployment is wanted: no content if nothing is to be done. */
    @POST
    @Path("{namespace}/{name}/instantiate")
    public @Nullable ConfigObject instantiate(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam(CauseChain.HEADER) @Nullable String causedBy,
            @Nullable InstantiateCommand command) {
        return configs.instantiate(
                        ConfigKind.parse(kind), namespace, name, given(command), CauseChain.parse(causedBy), dryRun)
                .orElse(null);
    }

    @DELETE
    @Path("{namespace}/{name}")
    public ConfigObject remove(
            @PathParam("kind") String kind,
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("resourceVersion") @Nullable String version,
            @QueryParam("dryRun") boolean dryRun) {
        return configs.remove(ConfigKind.parse(kind), namespace, name, uid, version, dryRun);
    }

    private static <T> T given(@Nullable T body) {
        if (body == null) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "the request has no body");
        }
        return body;
    }
}
