package dev.imagestreams.gateway.client;

import dev.imagestreams.model.api.ChangePage;
import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.api.MappingCommand;
import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.api.NamespaceUsage;
import dev.imagestreams.model.api.StatusDraft;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.api.StreamImages;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.stream.ImageStream;
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
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Streams and tags; images are {@link ImageService}'s. Refusals arrive as {@link dev.imagestreams.model.error.ImageStreamException}; a service that
 * cannot be reached as {@link jakarta.ws.rs.ProcessingException}.
 */
@RegisterRestClient(configKey = "tags")
@RegisterClientHeaders(InternalRequestHeaders.class)
@RegisterProvider(ProblemMapper.class)
@Path("/internal/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface TagService {

    /** Value of {@code history} that leaves out all but the newest entry of each tag. */
    String NEWEST = "newest";

    /** @param namespace null for all namespaces */
    @GET
    @Path("/streams")
    StreamPage list(
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("next") @Nullable String next,
            @QueryParam("history") @Nullable String history);

    @GET
    @Path("/streams/{namespace}/{name}")
    ImageStream get(@PathParam("namespace") String namespace, @PathParam("name") String name);

    @POST
    @Path("/streams/{namespace}/{name}")
    ImageStream create(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            StreamDraft draft);

    @PUT
    @Path("/streams/{namespace}/{name}")
    ImageStream update(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            StreamDraft draft);

    /** The stream as it was. */
    @DELETE
    @Path("/streams/{namespace}/{name}")
    ImageStream delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("resourceVersion") @Nullable Long resourceVersion,
            @QueryParam("dryRun") boolean dryRun);

    @PUT
    @Path("/streams/{namespace}/{name}/status")
    ImageStream updateStatus(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            StatusDraft draft);

    /** Stores an image and puts it on a tag of a stream that exists. */
    @POST
    @Path("/streams/{namespace}/{name}/mappings")
    void map(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("dryRun") boolean dryRun,
            MappingCommand command);

    /** @param at null for now; else what the tag pointed to then */
    @GET
    @Path("/streams/{namespace}/{name}/tags/{tag}")
    TagView getTag(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @QueryParam("at") @Nullable Instant at);

    @POST
    @Path("/streams/{namespace}/{name}/tags/{tag}")
    TagView createTag(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @QueryParam("dryRun") boolean dryRun,
            TagDraft draft);

    /** Status 201 if there was no spec tag, else 200. */
    @PUT
    @Path("/streams/{namespace}/{name}/tags/{tag}")
    RestResponse<TagView> putTag(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @QueryParam("dryRun") boolean dryRun,
            TagDraft draft);

    @DELETE
    @Path("/streams/{namespace}/{name}/tags/{tag}")
    void deleteTag(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @QueryParam("uid") @Nullable String uid,
            @QueryParam("dryRun") boolean dryRun);

    /** Takes the wish away and leaves what became of it. */
    @DELETE
    @Path("/streams/{namespace}/{name}/tags/{tag}/spec")
    void deleteSpec(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @QueryParam("dryRun") boolean dryRun);

    /** Newest first; see {@link HistoryQuery}. */
    @GET
    @Path("/streams/{namespace}/{name}/tags/{tag}/history")
    HistoryPage history(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("tag") String tag,
            @BeanParam HistoryQuery query);

    /** Every image in a stream's history, and the children of its lists. */
    @GET
    @Path("/streams/{namespace}/{name}/images")
    StreamImages imagesOf(@PathParam("namespace") String namespace, @PathParam("name") String name);

    /** @param digest whole, or the beginning of one */
    @GET
    @Path("/streams/{namespace}/{name}/images/{digest}")
    StoredImage imageOf(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @PathParam("digest") String digest);

    /** From now on in force. */
    @PUT
    @Path("/namespaces/{namespace}/limits")
    NamespaceLimits limit(@PathParam("namespace") String namespace, NamespaceLimits limits);

    @GET
    @Path("/namespaces/{namespace}/usage")
    NamespaceUsage usage(@PathParam("namespace") String namespace);

    /** What happened after a position, in order; waits when nothing did. {@code EXPIRED} when that is no longer kept. */
    @GET
    @Path("/changes")
    ChangePage changes(
            @QueryParam("after") long after,
            @QueryParam("limit") int limit,
            @QueryParam("wait") Duration wait,
            @QueryParam("history") String history);

    /** Waits for the event to be applied; {@code NOT_FOUND} when it was not within the wait. */
    @GET
    @Path("/receipts/{event}")
    ImportReceipt receipt(@PathParam("event") UUID event, @QueryParam("wait") Duration wait);
}
