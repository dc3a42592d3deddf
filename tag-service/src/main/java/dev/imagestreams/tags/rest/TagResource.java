package dev.imagestreams.tags.rest;

import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.tags.command.TagCommands;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Single tags of streams, and their history. */
@Path(Paths.ROOT + "/streams/{namespace}/{name}/tags/{tag}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TagResource {

    private static final int MAX_PAGE = 1_000;

    private final StreamReads reads;
    private final TagCommands commands;

    public TagResource(StreamReads reads, TagCommands commands) {
        this.reads = reads;
        this.commands = commands;
    }

    @GET
    public TagView get(
            @PathParam("namespace") String namespace, @PathParam("name") String name, @PathParam("tag") String tag) {
        return find(new StreamKey(namespace, name), StreamTag.parse(tag));
    }

    @POST
    public RestResponse<TagView> create(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @HeaderParam(InternalHeaders.ACTOR) String actor,
            TagDraft draft) {
        StreamKey key = new StreamKey(namespace, name);
        StreamTag parsed = StreamTag.parse(tag);
        commands.create(key, parsed, Requests.body(draft), Requests.actor(actor));
        return RestResponse.status(RestResponse.Status.CREATED, written(key, parsed));
    }

    @PUT
    public RestResponse<TagView> put(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @HeaderParam(InternalHeaders.ACTOR) String actor,
            TagDraft draft) {
        StreamKey key = new StreamKey(namespace, name);
        StreamTag parsed = StreamTag.parse(tag);
        boolean created = commands.put(key, parsed, Requests.body(draft), Requests.actor(actor));
        return RestResponse.status(
                created ? RestResponse.Status.CREATED : RestResponse.Status.OK, written(key, parsed));
    }

    @DELETE
    public void delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @HeaderParam(InternalHeaders.ACTOR) String actor,
            @QueryParam("uid") @Nullable String uid) {
        commands.delete(new StreamKey(namespace, name), StreamTag.parse(tag), uid, Requests.actor(actor));
    }

    @GET
    @Path("/history")
    public HistoryPage history(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @QueryParam("before") @DefaultValue("9223372036854775807") long before,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        StreamKey key = new StreamKey(namespace, name);
        return reads.history(key, StreamTag.parse(tag), before, Math.max(1, Math.min(limit, MAX_PAGE)))
                .orElseThrow(() -> missing(key, tag));
    }

    private TagView find(StreamKey key, StreamTag tag) {
        return reads.find(key, tag).orElseThrow(() -> missing(key, tag.value()));
    }

    /** A tag written without a spec (a mere "make sure of the stream") has nothing to show but its stream. */
    private TagView written(StreamKey key, StreamTag tag) {
        return reads.find(key, tag)
                .or(() -> reads.find(key).map(stream -> new TagView(tag, stream, null)))
                .orElseThrow(() -> missing(key, tag.value()));
    }

    private static ImageStreamException missing(StreamKey key, String tag) {
        return new ImageStreamException(ErrorCode.NOT_FOUND, "tag " + tag + " of stream " + key + " not found");
    }
}
