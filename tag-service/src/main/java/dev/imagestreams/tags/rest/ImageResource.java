package dev.imagestreams.tags.rest;

import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.ImagePage;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.tags.command.ImageCommands;
import dev.imagestreams.tags.image.ImageReads;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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

/** Images by digest. */
@Path(Paths.ROOT + "/images")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ImageResource {

    private final ImageReads reads;
    private final ImageCommands commands;

    public ImageResource(ImageReads reads, ImageCommands commands) {
        this.reads = reads;
        this.commands = commands;
    }

    @GET
    public ImagePage list(
            @QueryParam("limit") @DefaultValue("500") int limit, @QueryParam("next") @Nullable String next) {
        return reads.page(Requests.limit(limit), next == null ? null : Digest.parse(next));
    }

    /** A question that is too long for a query string. */
    @POST
    @Path("/query")
    public List<StoredImage> known(List<Digest> digests) {
        return reads.known(Requests.body(digests));
    }

    @GET
    @Path("/{digest}")
    public StoredImage get(@PathParam("digest") String text) {
        Digest digest = Digest.parse(text);
        return reads.find(digest).orElseThrow(() -> ImageCommands.missing(digest));
    }

    @POST
    @ResponseStatus(201)
    public StoredImage create(@BeanParam WriteRequest request, ImageDraft draft) {
        return commands.create(Requests.body(draft), request.act());
    }

    @PUT
    @Path("/{digest}")
    public StoredImage update(@PathParam("digest") String text, @BeanParam WriteRequest request, ImageDraft draft) {
        return commands.update(Digest.parse(text), Requests.body(draft), request.act());
    }

    @DELETE
    @Path("/{digest}")
    public StoredImage delete(
            @PathParam("digest") String text,
            @BeanParam WriteRequest request,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("resourceVersion") @Nullable Long resourceVersion) {
        return commands.delete(Digest.parse(text), uid, resourceVersion, request.act());
    }
}
