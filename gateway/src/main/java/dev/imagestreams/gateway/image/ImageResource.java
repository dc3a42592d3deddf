package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.client.TagService;
import dev.imagestreams.gateway.image.convert.ImageConverter;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import io.fabric8.openshift.api.model.Image;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code images}: every image of every stream, by digest. */
@Path("/apis/image.openshift.io/v1/images")
@Produces(MediaType.APPLICATION_JSON)
public class ImageResource {

    private final TagService tags;

    ImageResource(@RestClient TagService tags) {
        this.tags = tags;
    }

    @GET
    @Path("/{name}")
    public Image get(@PathParam("name") String name) {
        return ImageConverter.whole(tags.image(digest(name).toString()));
    }

    /** What is no digest names no image. */
    private static Digest digest(String name) {
        try {
            return Digest.parse(name);
        } catch (ImageStreamException e) {
            throw new StatusException(Statuses.notFound(ApiResources.IMAGES, name));
        }
    }
}
