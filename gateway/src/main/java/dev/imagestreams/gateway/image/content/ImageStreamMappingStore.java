package dev.imagestreams.gateway.image.content;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.convert.ImageDraftConverter;
import dev.imagestreams.gateway.image.convert.RegistryHosts;
import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.MappingCommand;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.Image;
import io.fabric8.openshift.api.model.ImageStreamMapping;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * {@code imagestreammappings}: puts an image that was pushed somewhere on a tag, without an import. The answer is a bare
 * {@code Status}, and a missing stream is told as a missing mapping: registries that push rely on both.
 */
@Singleton
class ImageStreamMappingStore implements Creatable<ImageStreamMapping> {

    private final TagService tags;
    private final Manifests manifests;
    private final RegistryHosts hosts;

    ImageStreamMappingStore(@RestClient TagService tags, Manifests manifests, RegistryHosts hosts) {
        this.tags = tags;
        this.manifests = manifests;
        this.hosts = hosts;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.IMAGE_STREAM_MAPPINGS;
    }

    @Override
    public Class<ImageStreamMapping> type() {
        return ImageStreamMapping.class;
    }

    @Override
    public boolean namesAreNeeded() {
        return false;
    }

    @Override
    public Status create(ObjectKey key, ImageStreamMapping object, WriteOptions options) {
        String name = object.getMetadata().getName();
        if (name == null || name.isEmpty()) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.required("name", ""), FieldError.required("dockerImageRepository", "")));
        }
        StreamKey stream = new StreamKey(key.namespace(), name);
        String repository = hosts.internal() == null ? "" : hosts.internal() + '/' + stream;
        MappingCommand command = command(object, repository);
        tags.map(stream.namespace(), stream.name(), options.dryRun(), command);
        Status status = Statuses.success();
        status.setCode(Response.Status.CREATED.getStatusCode());
        return status;
    }

    private MappingCommand command(ImageStreamMapping object, String repository) {
        Image image = object.getImage() == null ? new Image() : object.getImage();
        fillReference(image, repository);
        List<FieldError> errors = new ArrayList<>();
        StreamTag tag = tag(object.getTag(), errors);
        ImageDraft draft = null;
        try {
            draft = ImageDraftConverter.creation(image, "image.");
        } catch (ImageStreamException e) {
            errors.addAll(e.causes());
        }
        if (tag == null || draft == null) {
            throw ImageStreamException.invalid(errors);
        }
        return new MappingCommand(manifests.describe(draft, image, "image."), tag, repository, Cause.MAPPING);
    }

    /** An image that does not say where it is, is in the integrated registry. */
    private static void fillReference(Image image, String repository) {
        boolean absent = image.getDockerImageReference() == null
                || image.getDockerImageReference().isEmpty();
        if (absent && !repository.isEmpty() && image.getMetadata() != null) {
            image.setDockerImageReference(repository + '@' + image.getMetadata().getName());
        }
    }

    private static StreamTag tag(String name, List<FieldError> errors) {
        if (name == null || name.isEmpty()) {
            errors.add(FieldError.required("tag", ""));
            return null;
        }
        try {
            return new StreamTag(name);
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid("tag", name, String.valueOf(e.getMessage())));
            return null;
        }
    }
}
