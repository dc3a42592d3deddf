package dev.imagestreams.tags.rest;

import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.tags.command.TagCommands;
import dev.imagestreams.tags.stream.StreamReads;
import jakarta.ws.rs.BeanParam;
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
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Single tags of streams, and their history. */
@Path(Paths.ROOT + "/streams/{namespace}/{name}/tags/{tag}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TagResource {

    private final StreamReads reads;
    private final TagCommands commands;

    public TagResource(StreamReads reads, TagCommands commands) {
        this.reads = reads;
        this.commands = commands;
    }

    @GET
    public TagView get(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @QueryParam("at") @Nullable String at) {
        StreamKey key = new StreamKey(namespace, name);
        StreamTag parsed = StreamTag.parse(tag);
        Instant time = Requests.time("at", at);
        return (time == null ? reads.find(key, parsed) : reads.find(key, parsed, time))
                .orElseThrow(() -> TagCommands.missing(key, parsed));
    }

    @POST
    public RestResponse<TagView> create(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @BeanParam WriteRequest request,
            TagDraft draft) {
        TagCommands.Written written = commands.create(
                new StreamKey(namespace, name), StreamTag.parse(tag), Requests.body(draft), request.act());
        return RestResponse.status(RestResponse.Status.CREATED, written.tag());
    }

    @PUT
    public RestResponse<TagView> put(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @BeanParam WriteRequest request,
            TagDraft draft) {
        TagCommands.Written written =
                commands.put(new StreamKey(namespace, name), StreamTag.parse(tag), Requests.body(draft), request.act());
        return RestResponse.status(
                written.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, written.tag());
    }

    @DELETE
    public void delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @BeanParam WriteRequest request,
            @QueryParam("uid") @Nullable String uid) {
        commands.delete(new StreamKey(namespace, name), StreamTag.parse(tag), uid, request.act());
    }

    @DELETE
    @Path("/spec")
    public void forget(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @BeanParam WriteRequest request) {
        commands.forget(new StreamKey(namespace, name), StreamTag.parse(tag), request.act());
    }

    @GET
    @Path("/history")
    public HistoryPage history(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @BeanParam HistoryRequest request) {
        StreamKey key = new StreamKey(namespace, name);
        StreamTag parsed = StreamTag.parse(tag);
        return reads.history(key, parsed, request.query()).orElseThrow(() -> TagCommands.missing(key, parsed));
    }
}
