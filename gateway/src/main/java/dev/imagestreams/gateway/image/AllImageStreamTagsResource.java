package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.image.convert.ImageStreamTagConverter;
import io.fabric8.openshift.api.model.ImageStreamTagList;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code imagestreamtags} of all namespaces. */
@Path("/apis/image.openshift.io/v1/imagestreamtags")
@Produces(MediaType.APPLICATION_JSON)
public class AllImageStreamTagsResource {

    private final StreamListing listing;
    private final ImageStreamTagConverter converter;

    AllImageStreamTagsResource(StreamListing listing, ImageStreamTagConverter converter) {
        this.listing = listing;
        this.converter = converter;
    }

    @GET
    public ImageStreamTagList list(@BeanParam ListRequest request) {
        return ImageStreamTagResource.list(listing, converter, null, request);
    }
}
