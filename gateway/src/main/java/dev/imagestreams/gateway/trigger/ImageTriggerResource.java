package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.body.MergePatch;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.write.DryRun;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.client.TriggerService;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
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
import java.util.function.Predicate;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** {@code imagetriggers}. */
@Path("/apis/triggers.imagestreams.dev/v1/namespaces/{namespace}/imagetriggers")
@Produces(MediaType.APPLICATION_JSON)
public class ImageTriggerResource {

    private final TriggerService triggers;

    ImageTriggerResource(@RestClient TriggerService triggers) {
        this.triggers = triggers;
    }

    @GET
    public ImageTriggerList list(@PathParam("namespace") String namespace, @BeanParam ListRequest request) {
        request.refuseWatch();
        Predicate<ObjectMeta> selection = request.selection();
        return new ImageTriggerList(triggers.list(namespace).stream()
                .map(TriggerConverter::toApi)
                .filter(trigger -> selection.test(trigger.getMetadata()))
                .toList());
    }

    @GET
    @Path("/{name}")
    public ImageTrigger get(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return TriggerConverter.toApi(find(namespace, name));
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, RequiredBody.YAML})
    public Response create(
            @PathParam("namespace") String namespace, @BeanParam DryRun dryRun, @Nullable ImageTrigger body) {
        dryRun.refuse();
        ImageTrigger wanted = RequiredBody.of(body);
        RequiredBody.belongsTo(wanted, namespace, null);
        TriggerDraft draft =
                TriggerConverter.toDraft(wanted, RequiredBody.metadata(wanted).getName());
        return Response.status(Response.Status.CREATED)
                .entity(TriggerConverter.toApi(triggers.create(namespace, draft)))
                .build();
    }

    @PUT
    @Path("/{name}")
    @Consumes({MediaType.APPLICATION_JSON, RequiredBody.YAML})
    public ImageTrigger update(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam DryRun dryRun,
            @Nullable ImageTrigger body) {
        dryRun.refuse();
        ImageTrigger wanted = RequiredBody.of(body);
        RequiredBody.belongsTo(wanted, namespace, name);
        return write(find(namespace, name), wanted);
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MergePatch.MEDIA_TYPE)
    public ImageTrigger patch(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("fieldValidation") @Nullable String validation,
            @BeanParam DryRun dryRun,
            MergePatch patch) {
        dryRun.refuse();
        Trigger stored = find(namespace, name);
        ImageTrigger patched =
                patch.applyTo(TriggerConverter.toApi(stored), ImageTrigger.class, "Strict".equals(validation));
        RequiredBody.belongsTo(patched, namespace, name);
        return write(stored, patched);
    }

    @DELETE
    @Path("/{name}")
    public Status delete(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @BeanParam DryRun dryRun,
            @Nullable DeleteOptions options) {
        dryRun.refuse(options);
        Trigger stored = find(namespace, name);
        triggers.delete(namespace, name);
        return Statuses.deleted(ApiResources.IMAGE_TRIGGERS, name, stored.uid().toString());
    }

    private ImageTrigger write(Trigger stored, ImageTrigger wanted) {
        String version = RequiredBody.metadata(wanted).getResourceVersion();
        if (version != null && !version.isEmpty() && !version.equals(Long.toString(stored.revision()))) {
            throw new ImageStreamException(ErrorCode.CONFLICT, "the trigger has been modified");
        }
        String name = stored.spec().name();
        return TriggerConverter.toApi(
                triggers.update(stored.namespace(), name, TriggerConverter.toDraft(wanted, name)));
    }

    private Trigger find(String namespace, String name) {
        if (!TriggerConverter.isName(name)) {
            throw new StatusException(Statuses.notFound(ApiResources.IMAGE_TRIGGERS, name));
        }
        return triggers.get(namespace, name);
    }
}
