package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.body.MergePatch;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.write.ConflictRetry;
import dev.imagestreams.gateway.api.write.DryRun;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.StreamListing.Listed;
import dev.imagestreams.gateway.image.convert.ImageStreamTagConverter;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.ImageStreamTag;
import io.fabric8.openshift.api.model.ImageStreamTagList;
import io.fabric8.openshift.api.model.ImageStreamTagListBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code imagestreamtags}: what {@code oc tag} writes and consumers read. */
@Path("/apis/image.openshift.io/v1/namespaces/{namespace}/imagestreamtags")
@Produces(MediaType.APPLICATION_JSON)
public class ImageStreamTagResource {

    private final TagService tags;
    private final StreamListing listing;
    private final SourceAccess sources;
    private final ImageStreamTagConverter converter;
    private final TagFailures failures;

    ImageStreamTagResource(
            @RestClient TagService tags,
            StreamListing listing,
            SourceAccess sources,
            ImageStreamTagConverter converter,
            TagFailures failures) {
        this.tags = tags;
        this.listing = listing;
        this.sources = sources;
        this.converter = converter;
        this.failures = failures;
    }

    @GET
    public ImageStreamTagList list(@PathParam("namespace") String namespace, @BeanParam ListRequest request) {
        return list(listing, converter, namespace, request);
    }

    @GET
    @Path("/{name}")
    public ImageStreamTag get(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        StreamAddress address = StreamAddress.tag(namespace, name);
        TagView view = view(address);
        if (view.image() == null) {
            throw failures.withoutImage(address, view);
        }
        return converter.whole(view);
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, RequiredBody.YAML})
    public Response create(
            @PathParam("namespace") String namespace, @BeanParam DryRun dryRun, @Nullable ImageStreamTag body) {
        dryRun.refuse();
        ImageStreamTag wanted = RequiredBody.of(body);
        RequiredBody.belongsTo(wanted, namespace, null);
        StreamAddress address =
                StreamAddress.newTag(namespace, RequiredBody.metadata(wanted).getName());
        TagDraft draft = draft(address, wanted);
        try {
            TagView made = tags.createTag(namespace, address.stream().name(), address.part(), draft);
            return Response.status(Response.Status.CREATED)
                    .entity(converter.whole(made))
                    .build();
        } catch (ImageStreamException e) {
            throw failures.ofWrite(e, address);
        }
    }

    @PUT
    @Path("/{name}")
    @Consumes({MediaType.APPLICATION_JSON, RequiredBody.YAML})
    public Response update(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam DryRun dryRun,
            @Nullable ImageStreamTag body) {
        dryRun.refuse();
        ImageStreamTag wanted = RequiredBody.of(body);
        RequiredBody.belongsTo(wanted, namespace, name);
        StreamAddress address = StreamAddress.tag(namespace, name);
        try {
            return write(address, draft(address, wanted));
        } catch (ImageStreamException e) {
            throw failures.ofWrite(e, address);
        }
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MergePatch.MEDIA_TYPE)
    public Response patch(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("fieldValidation") @Nullable String validation,
            @BeanParam DryRun dryRun,
            MergePatch patch) {
        dryRun.refuse();
        StreamAddress address = StreamAddress.tag(namespace, name);
        boolean strict = "Strict".equals(validation);
        try {
            return patch.isConditional()
                    ? patch(address, patch, strict)
                    : ConflictRetry.of(() -> patch(address, patch, strict));
        } catch (ImageStreamException e) {
            throw failures.ofWrite(e, address);
        }
    }

    @DELETE
    @Path("/{name}")
    public Status delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam DryRun dryRun,
            @Nullable DeleteOptions options) {
        dryRun.refuse(options);
        StreamAddress address = StreamAddress.tag(namespace, name);
        String uid = options == null || options.getPreconditions() == null
                ? null
                : options.getPreconditions().getUid();
        try {
            tags.deleteTag(namespace, address.stream().name(), address.part(), uid);
        } catch (ImageStreamException e) {
            throw failures.ofDeletion(e, address);
        }
        return Statuses.success();
    }

    static ImageStreamTagList list(
            StreamListing listing, ImageStreamTagConverter converter, @Nullable String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        Listed listed = listing.list(namespace, request, true);
        return new ImageStreamTagListBuilder()
                .withMetadata(listed.metadata())
                .withItems(listed.streams().stream()
                        .flatMap(stream -> stream.statusTags().stream().map(status -> converter.item(stream, status)))
                        .flatMap(Optional::stream)
                        .filter(tag -> selection.test(tag.getMetadata()))
                        .toList())
                .build();
    }

    private Response patch(StreamAddress address, MergePatch patch, boolean strict) {
        ImageStreamTag patched = patch.applyTo(converter.whole(view(address)), ImageStreamTag.class, strict);
        RequiredBody.belongsTo(patched, address.stream().namespace(), address.name());
        // The two copies of the annotations were equal before: a patch of one means both.
        if (patched.getTag() != null) {
            patched.getTag().setAnnotations(null);
        }
        return write(address, draft(address, patched));
    }

    private TagDraft draft(StreamAddress address, ImageStreamTag wanted) {
        Long version = ResourceVersion.orNull(RequiredBody.metadata(wanted).getResourceVersion());
        TagDraft draft = ImageStreamTagConverter.toDraft(wanted, address.tag(), version);
        if (draft.tag() != null) {
            sources.check(address.stream(), List.of(draft.tag()));
        }
        return draft;
    }

    private Response write(StreamAddress address, TagDraft draft) {
        RestResponse<TagView> written =
                tags.putTag(address.stream().namespace(), address.stream().name(), address.part(), draft);
        return Response.status(written.getStatus())
                .entity(converter.whole(written.getEntity()))
                .build();
    }

    private TagView view(StreamAddress address) {
        try {
            return tags.getTag(address.stream().namespace(), address.stream().name(), address.part());
        } catch (ImageStreamException e) {
            throw failures.ofRead(e, address);
        }
    }
}
