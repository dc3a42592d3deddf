package dev.imagestreams.imports.rest;

import dev.imagestreams.imports.secret.Secrets;
import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.smallrye.common.annotation.Blocking;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Secrets of namespaces. Who may see them is decided before somebody asks here. */
@Path("/internal/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class SecretResource {

    private static final String ALL_OF_A_NAMESPACE = "/namespaces/{namespace}/secrets";
    private static final String ONE = ALL_OF_A_NAMESPACE + "/{name}";

    private final Secrets secrets;

    public SecretResource(Secrets secrets) {
        this.secrets = secrets;
    }

    @GET
    @Path("/secrets")
    public List<Secret> list(@QueryParam("namespace") @Nullable String namespace) {
        return secrets.list(namespace);
    }

    @GET
    @Path(ONE)
    public Secret get(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return secrets.get(namespace, name);
    }

    @POST
    @Path(ALL_OF_A_NAMESPACE)
    @ResponseStatus(201)
    public Secret create(
            @PathParam("namespace") String namespace,
            @QueryParam("dryRun") @Nullable String dryRun,
            @Nullable SecretDraft draft) {
        return secrets.create(namespace, required(draft), Parameters.flag("dryRun", dryRun));
    }

    @PUT
    @Path(ONE)
    public Secret replace(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") @Nullable String dryRun,
            @Nullable SecretDraft draft) {
        if (!required(draft).name().equals(name)) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "the name of the secret is not the one of the path");
        }
        return secrets.replace(namespace, required(draft), Parameters.flag("dryRun", dryRun));
    }

    @DELETE
    @Path(ONE)
    public Secret delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("resourceVersion") @Nullable String resourceVersion,
            @QueryParam("dryRun") @Nullable String dryRun) {
        return secrets.delete(
                namespace,
                name,
                uid,
                Parameters.number("resourceVersion", resourceVersion),
                Parameters.flag("dryRun", dryRun));
    }

    private static SecretDraft required(@Nullable SecretDraft draft) {
        if (draft == null) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "a secret is required");
        }
        return draft;
    }
}
