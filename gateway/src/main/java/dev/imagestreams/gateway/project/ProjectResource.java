package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.write.DryRun;
import dev.imagestreams.gateway.auth.CurrentUser;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.Project;
import io.fabric8.openshift.api.model.ProjectList;
import io.fabric8.openshift.api.model.ProjectListBuilder;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code projects}: everybody sees their own. */
@Path("/apis/project.openshift.io/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
public class ProjectResource {

    private final Projects projects;
    private final CurrentUser user;

    ProjectResource(Projects projects, CurrentUser user) {
        this.projects = projects;
        this.user = user;
    }

    @GET
    public ProjectList list(@BeanParam ListRequest request) {
        request.refuseWatch();
        Predicate<ObjectMeta> selection = request.selection();
        return new ProjectListBuilder()
                .withMetadata(new ListMeta())
                .withItems(projects.visibleTo(user.get()).stream()
                        .map(ProjectView::project)
                        .filter(project -> selection.test(project.getMetadata()))
                        .toList())
                .build();
    }

    @GET
    @Path("/{name}")
    public Project get(@PathParam("name") String name) {
        return ProjectView.project(existing(name));
    }

    @DELETE
    @Path("/{name}")
    public Status delete(@PathParam("name") String name, @BeanParam DryRun dryRun, @Nullable DeleteOptions options) {
        dryRun.refuse(options);
        projects.delete(existing(name));
        return Statuses.success();
    }

    private dev.imagestreams.gateway.project.Project existing(String name) {
        return projects.find(name)
                .orElseThrow(() -> new StatusException(Statuses.notFound(ApiResources.PROJECTS, name)));
    }
}
