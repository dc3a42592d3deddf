package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.convert.ImageConverter;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.ImageStream;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.ImageStreamImage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code imagestreamimages}: an image as part of a stream's history, by digest or the beginning of one. */
@Path("/apis/image.openshift.io/v1/namespaces/{namespace}/imagestreamimages")
@Produces(MediaType.APPLICATION_JSON)
public class ImageStreamImageResource {

    private static final Pattern DIGEST_OR_PREFIX = Pattern.compile("(?:[A-Za-z0-9+._-]+:)?[0-9a-fA-F]+");

    private final TagService tags;

    ImageStreamImageResource(@RestClient TagService tags) {
        this.tags = tags;
    }

    @GET
    @Path("/{name}")
    public ImageStreamImage get(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        StreamAddress address = StreamAddress.image(namespace, name);
        String stream = address.stream().name();
        if (!DIGEST_OR_PREFIX.matcher(address.part()).matches()) {
            throw notFound(name);
        }
        ImageStream owner = tags.get(namespace, stream);
        try {
            return view(owner, name, tags.imageOf(namespace, stream, address.part()));
        } catch (ImageStreamException e) {
            throw e.code() == ErrorCode.NOT_FOUND ? notFound(name) : e;
        }
    }

    private static ImageStreamImage view(ImageStream stream, String name, Image image) {
        io.fabric8.openshift.api.model.Image shown = ImageConverter.embedded(image, Map.of());
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(stream.key().namespace());
        metadata.setCreationTimestamp(shown.getMetadata().getCreationTimestamp());
        metadata.setAnnotations(stream.annotations());
        ImageStreamImage api = new ImageStreamImage();
        api.setMetadata(metadata);
        api.setImage(shown);
        return api;
    }

    private static StatusException notFound(String name) {
        return new StatusException(Statuses.notFound(ApiResources.IMAGE_GROUP, "imagestreamimage", name));
    }
}
