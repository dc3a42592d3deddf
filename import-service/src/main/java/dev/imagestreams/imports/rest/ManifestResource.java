package dev.imagestreams.imports.rest;

import dev.imagestreams.imports.resolve.ManifestDescription;
import dev.imagestreams.model.api.ManifestCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Image;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code POST /manifests}: what image is this? Asks no registry and keeps nothing. */
@Path("/internal/v1/manifests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ManifestResource {

    private final ManifestDescription description;

    public ManifestResource(ManifestDescription description) {
        this.description = description;
    }

    /** Blocking: megabytes are read and hashed. */
    @POST
    @Blocking
    public Image describe(@Nullable ManifestCommand command) {
        if (command == null) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "a manifest is required");
        }
        return description.of(command);
    }
}
