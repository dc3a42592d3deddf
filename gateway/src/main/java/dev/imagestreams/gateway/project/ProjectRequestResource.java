package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.write.DryRun;
import dev.imagestreams.gateway.api.write.RequiredBody;
import dev.imagestreams.gateway.auth.CurrentUser;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.ProjectRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code projectrequests}: how everybody gets a project of their own. */
@Path("/apis/project.openshift.io/v1/projectrequests")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectRequestResource {

    private final Projects projects;
    private final CurrentUser user;

    ProjectRequestResource(Projects projects, CurrentUser user) {
        this.projects = projects;
        this.user = user;
    }

    /** Clients ask this before they try: may I? Whoever may not was refused before. */
    @GET
    public Status mayRequest() {
        return Statuses.success();
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, RequiredBody.YAML})
    public Response request(@BeanParam DryRun dryRun, @Nullable ProjectRequest body) {
        dryRun.refuse();
        ProjectRequest wanted = RequiredBody.of(body);
        Project made = projects.request(
                user.get(),
                RequiredBody.metadata(wanted).getName(),
                Objects.requireNonNullElse(wanted.getDisplayName(), ""),
                Objects.requireNonNullElse(wanted.getDescription(), ""));
        return Response.status(Response.Status.CREATED)
                .entity(ProjectView.project(made))
                .build();
    }
}
