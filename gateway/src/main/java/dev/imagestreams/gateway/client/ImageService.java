package dev.imagestreams.gateway.client;

import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.ImagePage;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.Digest;
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
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Images, by their digests; failures arrive as those of {@link TagService}, which serves them too. */
@RegisterRestClient(configKey = "tags")
@RegisterClientHeaders(InternalRequestHeaders.class)
@RegisterProvider(ProblemMapper.class)
@Path("/internal/v1/images")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ImageService {

    @GET
    ImagePage list(@QueryParam("limit") @Nullable Integer limit, @QueryParam("next") @Nullable String next);

    /** Those of these images that are stored. */
    @POST
    @Path("/query")
    List<StoredImage> find(Collection<Digest> digests);

    @GET
    @Path("/{digest}")
    StoredImage get(@PathParam("digest") String digest);

    @POST
    StoredImage create(@QueryParam("dryRun") boolean dryRun, ImageDraft draft);

    @PUT
    @Path("/{digest}")
    StoredImage update(@PathParam("digest") String digest, @QueryParam("dryRun") boolean dryRun, ImageDraft draft);

    /** The image as it was. */
    @DELETE
    @Path("/{digest}")
    StoredImage delete(
            @PathParam("digest") String digest,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("resourceVersion") @Nullable Long resourceVersion,
            @QueryParam("dryRun") boolean dryRun);
}
