package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.Listable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.auth.CurrentUser;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.Project;
import io.fabric8.openshift.api.model.ProjectList;
import io.fabric8.openshift.api.model.ProjectListBuilder;
import jakarta.inject.Singleton;
import java.util.function.Predicate;

/** {@code projects}: everybody sees their own. */
@Singleton
class ProjectResourceStore implements Readable<Project>, Listable<Project>, Deletable<Project> {

    private final Projects projects;
    private final CurrentUser user;

    ProjectResourceStore(Projects projects, CurrentUser user) {
        this.projects = projects;
        this.user = user;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.PROJECTS;
    }

    @Override
    public Class<Project> type() {
        return Project.class;
    }

    @Override
    public Project get(ObjectKey key, Parameters query) {
        return ProjectView.project(existing(key.name()));
    }

    @Override
    public ProjectList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        return new ProjectListBuilder()
                .withMetadata(new ListMeta())
                .withItems(projects.visibleTo(user.get()).stream()
                        .map(ProjectView::project)
                        .filter(project -> selection.test(project.getMetadata()))
                        .toList())
                .build();
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        dev.imagestreams.gateway.project.Project project = existing(key.name());
        if (!deletion.dryRun()) {
            projects.delete(project);
        }
        return Statuses.success();
    }

    private dev.imagestreams.gateway.project.Project existing(String name) {
        return projects.find(name)
                .orElseThrow(() -> new StatusException(Statuses.notFound(ApiResources.PROJECTS, name)));
    }
}
