package dev.imagestreams.imports.rest;

import dev.imagestreams.imports.referrer.ReferrerStore;
import dev.imagestreams.imports.source.Upstream;
import dev.imagestreams.model.api.Referrer;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.RepositoryName;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /referrers}: what has been noted about an image. Asks no registry. */
@Path("/internal/v1/referrers")
@Produces(MediaType.APPLICATION_JSON)
public class ReferrerResource {

    private final ReferrerStore referrers;

    public ReferrerResource(ReferrerStore referrers) {
        this.referrers = referrers;
    }

    @GET
    @Blocking
    public List<Referrer> of(
            @QueryParam("repository") @Nullable String repository, @QueryParam("digest") @Nullable String digest) {
        if (repository == null || digest == null) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST, "query parameters repository and digest are required");
        }
        return referrers.of(Upstream.repository(RepositoryName.parse(repository)), Digest.parse(digest));
    }
}
