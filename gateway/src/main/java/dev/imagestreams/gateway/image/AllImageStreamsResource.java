package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.image.convert.ImageStreamConverter;
import io.fabric8.openshift.api.model.ImageStreamList;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code imagestreams} of all namespaces. */
@Path("/apis/image.openshift.io/v1/imagestreams")
@Produces(MediaType.APPLICATION_JSON)
public class AllImageStreamsResource {

    private final StreamListing listing;
    private final ImageStreamConverter converter;

    AllImageStreamsResource(StreamListing listing, ImageStreamConverter converter) {
        this.listing = listing;
        this.converter = converter;
    }

    @GET
    public ImageStreamList list(@BeanParam ListRequest request) {
        return ImageStreamResource.list(listing, converter, null, request);
    }
}
