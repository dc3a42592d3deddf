package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.write.DryRun;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.auth.CurrentUser;
import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import dev.imagestreams.gateway.image.convert.ImportConverter;
import dev.imagestreams.gateway.image.convert.Timestamps;
import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.ImageStreamImport;
import io.fabric8.openshift.api.model.ImageStreamImportStatus;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code imagestreamimports}: asks registries while the client waits. A failed image is an answer, not an error. */
@Path("/apis/image.openshift.io/v1/namespaces/{namespace}/imagestreamimports")
@Produces(MediaType.APPLICATION_JSON)
public class ImageStreamImportResource {

    private final ImageImports imports;
    private final ImportResults results;
    private final ImageStreamConverter converter;
    private final CurrentUser user;

    ImageStreamImportResource(
            ImageImports imports, ImportResults results, ImageStreamConverter converter, CurrentUser user) {
        this.imports = imports;
        this.results = results;
        this.converter = converter;
        this.user = user;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, RequiredBody.YAML})
    public Response create(
            @PathParam("namespace") String namespace, @BeanParam DryRun dryRun, @Nullable ImageStreamImport body) {
        dryRun.refuse();
        ImageStreamImport asked = RequiredBody.of(body);
        RequiredBody.belongsTo(asked, namespace, null);
        ObjectMeta metadata = RequiredBody.metadata(asked);
        if (metadata.getName() == null || metadata.getName().isEmpty()) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.required("metadata.name", "name or generateName is required")));
        }
        StreamKey key = new StreamKey(namespace, metadata.getName());
        ImportConverter.toModel(asked, null);
        Optional<ImageStream> stream = imports.target(key, metadata);
        List<TagImport> images = ImportConverter.toModel(asked, stream.orElse(null));
        boolean publish = Boolean.TRUE.equals(asked.getSpec().getImport());
        ImportAnswer answer = imports.run(key, stream, user.get().name(), publish, images);

        ImageStreamImportStatus status = new ImageStreamImportStatus();
        if (answer.event() != null) {
            status.setImport(converter.embedded(imports.applied(key, answer.event())));
        }
        status.setImages(results.of(answer, publish));
        asked.setMetadata(answered(metadata, namespace));
        asked.setStatus(status);
        return Response.status(Response.Status.CREATED).entity(asked).build();
    }

    private static ObjectMeta answered(ObjectMeta asked, String namespace) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(asked.getName());
        metadata.setNamespace(namespace);
        metadata.setUid(UUID.randomUUID().toString());
        metadata.setResourceVersion(asked.getResourceVersion());
        metadata.setCreationTimestamp(Timestamps.text(Instant.now()));
        return metadata;
    }
}
