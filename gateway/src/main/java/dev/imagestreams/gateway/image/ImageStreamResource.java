package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.body.MergePatch;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.write.ConflictRetry;
import dev.imagestreams.gateway.api.write.DryRun;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.api.write.ResourceVersion;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.StreamListing.Listed;
import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamKey;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Preconditions;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.ImageStream;
import io.fabric8.openshift.api.model.ImageStreamList;
import io.fabric8.openshift.api.model.ImageStreamListBuilder;
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
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** {@code imagestreams}. */
@Path("/apis/image.openshift.io/v1/namespaces/{namespace}/imagestreams")
@Produces(MediaType.APPLICATION_JSON)
public class ImageStreamResource {

    private final TagService tags;
    private final StreamListing listing;
    private final SourceAccess sources;
    private final ImageStreamConverter converter;

    ImageStreamResource(
            @RestClient TagService tags, StreamListing listing, SourceAccess sources, ImageStreamConverter converter) {
        this.tags = tags;
        this.listing = listing;
        this.sources = sources;
        this.converter = converter;
    }

    @GET
    public ImageStreamList list(@PathParam("namespace") String namespace, @BeanParam ListRequest request) {
        return list(listing, converter, namespace, request);
    }

    @GET
    @Path("/{name}")
    public ImageStream get(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return converter.whole(find(StreamAddress.stream(namespace, name)));
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, RequiredBody.YAML})
    public Response create(
            @PathParam("namespace") String namespace, @BeanParam DryRun dryRun, @Nullable ImageStream body) {
        dryRun.refuse();
        ImageStream wanted = RequiredBody.of(body);
        RequiredBody.belongsTo(wanted, namespace, null);
        String name = RequiredBody.metadata(wanted).getName();
        if (name == null || name.isEmpty()) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.required("metadata.name", "name or generateName is required")));
        }
        StreamKey key = new StreamKey(namespace, name);
        StreamDraft draft = converter.toDraft(wanted, null);
        sources.check(key, draft.specTags());
        return Response.status(Response.Status.CREATED)
                .entity(converter.whole(tags.create(namespace, name, draft)))
                .build();
    }

    @PUT
    @Path("/{name}")
    @Consumes({MediaType.APPLICATION_JSON, RequiredBody.YAML})
    public ImageStream update(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam DryRun dryRun,
            @Nullable ImageStream body) {
        dryRun.refuse();
        ImageStream wanted = RequiredBody.of(body);
        RequiredBody.belongsTo(wanted, namespace, name);
        return write(find(StreamAddress.stream(namespace, name)), wanted);
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MergePatch.MEDIA_TYPE)
    public ImageStream patch(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("fieldValidation") @Nullable String validation,
            @BeanParam DryRun dryRun,
            MergePatch patch) {
        dryRun.refuse();
        StreamKey key = StreamAddress.stream(namespace, name);
        boolean strict = "Strict".equals(validation);
        return patch.isConditional() ? patch(key, patch, strict) : ConflictRetry.of(() -> patch(key, patch, strict));
    }

    @DELETE
    @Path("/{name}")
    public Status delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam DryRun dryRun,
            @Nullable DeleteOptions options) {
        dryRun.refuse(options);
        StreamKey key = StreamAddress.stream(namespace, name);
        Preconditions only = options == null || options.getPreconditions() == null
                ? new Preconditions()
                : options.getPreconditions();
        dev.imagestreams.model.stream.ImageStream deleted = tags.delete(
                key.namespace(), key.name(), only.getUid(), ResourceVersion.orNull(only.getResourceVersion()));
        return Statuses.deleted(ApiResources.IMAGE_STREAMS, name, deleted.uid().toString());
    }

    static ImageStreamList list(
            StreamListing listing, ImageStreamConverter converter, @Nullable String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        Listed listed = listing.list(namespace, request, !request.table().needsWholeObjects());
        return new ImageStreamListBuilder()
                .withMetadata(listed.metadata())
                .withItems(listed.streams().stream()
                        .map(converter::embedded)
                        .filter(stream -> selection.test(stream.getMetadata()))
                        .toList())
                .build();
    }

    private ImageStream patch(StreamKey key, MergePatch patch, boolean strict) {
        dev.imagestreams.model.stream.ImageStream stored = find(key);
        ImageStream patched = patch.applyTo(converter.whole(stored), ImageStream.class, strict);
        RequiredBody.belongsTo(patched, key.namespace(), key.name());
        return write(stored, patched);
    }

    private ImageStream write(dev.imagestreams.model.stream.ImageStream stored, ImageStream wanted) {
        StreamKey key = stored.key();
        StreamDraft draft = converter.toDraft(wanted, ResourceVersion.required(RequiredBody.metadata(wanted)));
        sources.check(
                key,
                draft.specTags().stream()
                        .filter(tag -> stored.spec(tag.name())
                                .filter(old -> tag.from() != null && tag.from().equals(old.from()))
                                .isEmpty())
                        .toList());
        return converter.whole(tags.update(key.namespace(), key.name(), draft));
    }

    private dev.imagestreams.model.stream.ImageStream find(StreamKey key) {
        return tags.get(key.namespace(), key.name());
    }
}
