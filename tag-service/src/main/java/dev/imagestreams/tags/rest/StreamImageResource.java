package dev.imagestreams.tags.rest;

import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.api.StreamImages;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.stream.StreamReads;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Images as parts of streams. */
@Path(Paths.ROOT + "/streams/{namespace}/{name}/images")
@Produces(MediaType.APPLICATION_JSON)
public class StreamImageResource {

    private final StreamReads reads;

    public StreamImageResource(StreamReads reads) {
        this.reads = reads;
    }

    @GET
    public StreamImages all(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        StreamKey key = new StreamKey(namespace, name);
        return reads.images(key)
                .orElseThrow(() -> new ImageStreamException(ErrorCode.NOT_FOUND, "stream " + key + " not found"));
    }

    @GET
    @Path("/{id}")
    public StoredImage get(
            @PathParam("namespace") String namespace, @PathParam("name") String name, @PathParam("id") String id) {
        StreamKey key = new StreamKey(namespace, name);
        return reads.image(key, id)
                .orElseThrow(() -> new ImageStreamException(
                        ErrorCode.NOT_FOUND, "image " + id + " of stream " + key + " not found"));
    }
}
