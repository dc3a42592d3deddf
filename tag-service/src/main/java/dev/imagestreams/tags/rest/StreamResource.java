package dev.imagestreams.tags.rest;

import dev.imagestreams.model.api.MappingCommand;
import dev.imagestreams.model.api.StatusDraft;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.command.MappingCommands;
import dev.imagestreams.tags.command.StreamCommands;
import dev.imagestreams.tags.stream.StreamReads;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Streams as a whole, and what is put into them from outside. */
@Path(Paths.ROOT + "/streams")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StreamResource {

    private final StreamReads reads;
    private final StreamCommands commands;
    private final MappingCommands mappings;

    public StreamResource(StreamReads reads, StreamCommands commands, MappingCommands mappings) {
        this.reads = reads;
        this.commands = commands;
        this.mappings = mappings;
    }

    @GET
    public StreamPage list(
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("limit") @DefaultValue("500") int limit,
            @QueryParam("next") @Nullable String next,
            @QueryParam("history") @DefaultValue("all") String history) {
        return reads.page(
                namespace,
                Requests.limit(limit),
                next == null ? null : StreamKey.parse(next),
                Requests.history(history));
    }

    @GET
    @Path("/{namespace}/{name}")
    public ImageStream get(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        StreamKey key = new StreamKey(namespace, name);
        return reads.find(key)
                .orElseThrow(() -> new ImageStreamException(ErrorCode.NOT_FOUND, "stream " + key + " not found"));
    }

    @POST
    @Path("/{namespace}/{name}")
    @ResponseStatus(201)
    public ImageStream create(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam WriteRequest request,
            StreamDraft draft) {
        return commands.create(new StreamKey(namespace, name), Requests.body(draft), request.act());
    }

    @PUT
    @Path("/{namespace}/{name}")
    public ImageStream replace(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam WriteRequest request,
            StreamDraft draft) {
        return commands.replace(new StreamKey(namespace, name), Requests.body(draft), request.act());
    }

    @PUT
    @Path("/{namespace}/{name}/status")
    public ImageStream replaceStatus(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam WriteRequest request,
            StatusDraft draft) {
        return commands.replaceStatus(new StreamKey(namespace, name), Requests.body(draft), request.act());
    }

    @DELETE
    @Path("/{namespace}/{name}")
    public ImageStream delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam WriteRequest request,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("resourceVersion") @Nullable Long resourceVersion) {
        return commands.delete(new StreamKey(namespace, name), uid, resourceVersion, request.act());
    }

    @POST
    @Path("/{namespace}/{name}/mappings")
    public void map(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam WriteRequest request,
            MappingCommand mapping) {
        mappings.map(new StreamKey(namespace, name), Requests.body(mapping), request.act());
    }
}
