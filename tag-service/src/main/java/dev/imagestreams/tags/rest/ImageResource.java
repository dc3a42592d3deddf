package dev.imagestreams.tags.rest;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.tags.image.ImageStore;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Images by digest. */
@Path(Paths.ROOT + "/images/{digest}")
@Produces(MediaType.APPLICATION_JSON)
public class ImageResource {

    private final ImageStore images;

    public ImageResource(ImageStore images) {
        this.images = images;
    }

    @GET
    @Transactional
    public Image get(@PathParam("digest") String text) {
        Digest digest = Digest.parse(text);
        return Optional.ofNullable(images.find(List.of(digest)).get(digest))
                .orElseThrow(() -> new ImageStreamException(ErrorCode.NOT_FOUND, "image " + digest + " not found"));
    }
}
