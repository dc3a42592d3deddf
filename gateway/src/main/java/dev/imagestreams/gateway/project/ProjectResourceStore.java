package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.Watchable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.auth.CurrentUser;
import dev.imagestreams.gateway.auth.User;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.Project;
import io.fabric8.openshift.api.model.ProjectList;
import io.fabric8.openshift.api.model.ProjectListBuilder;
import jakarta.inject.Singleton;
import java.util.function.Predicate;

/** {@code projects}: everybody sees their own. */
@Singleton
class ProjectResourceStore implements Readable<Project>, Watchable<Project>, Updatable<Project>, Deletable<Project> {

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
        ProjectStore.Listing visible = projects.visibleTo(user.get());
        return new ProjectListBuilder()
                .withMetadata(visible.metadata())
                .withItems(visible.projects().stream()
                        .map(ProjectView::listed)
                        .filter(project -> selection.test(project.getMetadata()))
                        .toList())
                .build();
    }

    @Override
    public Predicate<HasMetadata> visible() {
        User asking = user.get();
        return project -> asking.isMaster()
                || asking.name().equals(project.getMetadata().getAnnotations().get(ProjectView.REQUESTER));
    }

    @Override
    public Written<Project> update(ObjectKey key, Change<Project> change, WriteOptions options) {
        dev.imagestreams.gateway.project.Project present = existing(key.name());
        Project wanted = change.applyTo(ProjectView.project(present));
        dev.imagestreams.gateway.project.Project edited =
                ProjectEdits.ofProject(resource(), present, ProjectView.project(present), wanted);
        return Written.updated(ProjectView.project(projects.change(edited, options.dryRun())));
    }

    @Override
    public Status delete(ObjectKey key, Deletion deletion) {
        dev.imagestreams.gateway.project.Project project = existing(key.name());
        DeletionGuard.check(project, deletion);
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
