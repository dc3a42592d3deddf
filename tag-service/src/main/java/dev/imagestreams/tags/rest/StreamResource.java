package dev.imagestreams.tags.rest;

import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.command.StreamCommands;
import dev.imagestreams.tags.stream.StreamReads;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Streams as a whole. */
@Path(Paths.ROOT + "/streams")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StreamResource {

    private static final int MAX_PAGE = 1_000;

    private final StreamReads reads;
    private final StreamCommands commands;

    public StreamResource(StreamReads reads, StreamCommands commands) {
        this.reads = reads;
        this.commands = commands;
    }

    @GET
    public StreamPage list(
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("limit") @DefaultValue("500") int limit,
            @QueryParam("next") @Nullable String next,
            @QueryParam("history") @DefaultValue("all") String history) {
        return reads.page(
                namespace,
                Math.max(1, Math.min(limit, MAX_PAGE)),
                next == null ? null : StreamKey.parse(next),
                history.equals("newest") ? StreamReads.History.NEWEST : StreamReads.History.ALL);
    }

    @GET
    @Path("/{namespace}/{name}")
    public ImageStream get(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return find(new StreamKey(namespace, name));
    }

    @POST
    @Path("/{namespace}/{name}")
    @ResponseStatus(201)
    public ImageStream create(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @HeaderParam(InternalHeaders.ACTOR) String actor,
            StreamDraft draft) {
        StreamKey key = new StreamKey(namespace, name);
        commands.create(key, Requests.body(draft), Requests.actor(actor));
        return find(key);
    }

    @PUT
    @Path("/{namespace}/{name}")
    public ImageStream replace(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @HeaderParam(InternalHeaders.ACTOR) String actor,
            StreamDraft draft) {
        StreamKey key = new StreamKey(namespace, name);
        commands.replace(key, Requests.body(draft), Requests.actor(actor));
        return find(key);
    }

    @DELETE
    @Path("/{namespace}/{name}")
    public ImageStream delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @HeaderParam(InternalHeaders.ACTOR) String actor,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("resourceVersion") @Nullable Long resourceVersion) {
        return commands.delete(new StreamKey(namespace, name), uid, resourceVersion, Requests.actor(actor));
    }

    @GET
    @Path("/{namespace}/{name}/images/{id}")
    public Image image(
            @PathParam("namespace") String namespace, @PathParam("name") String name, @PathParam("id") String id) {
        StreamKey key = new StreamKey(namespace, name);
        return reads.image(key, id)
                .orElseThrow(() -> new ImageStreamException(
                        ErrorCode.NOT_FOUND, "image " + id + " of stream " + key + " not found"));
    }

    private ImageStream find(StreamKey key) {
        return reads.find(key)
                .orElseThrow(() -> new ImageStreamException(ErrorCode.NOT_FOUND, "stream " + key + " not found"));
    }
}
