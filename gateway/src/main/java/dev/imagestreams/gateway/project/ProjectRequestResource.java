package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.error.Statuses;
import io.fabric8.kubernetes.api.model.Status;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The list of {@code projectrequests}, which is no list: a question clients ask before they try. */
@Path("/apis/project.openshift.io/v1/projectrequests")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectRequestResource {

    /** Whoever may not was refused before. */
    @GET
    public Status mayRequest() {
        return Statuses.success();
    }
}
