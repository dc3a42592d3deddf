package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Listable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.auth.CurrentUser;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.openshift.api.model.Project;
import io.fabric8.openshift.api.model.ProjectRequest;
import jakarta.inject.Singleton;
import java.util.Objects;

/** {@code projectrequests}: how everybody gets a project of their own. */
@Singleton
class ProjectRequestStore implements Creatable<ProjectRequest>, Listable<ProjectRequest> {

    private final Projects projects;
    private final CurrentUser user;

    ProjectRequestStore(Projects projects, CurrentUser user) {
        this.projects = projects;
        this.user = user;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.PROJECT_REQUESTS;
    }

    @Override
    public Class<ProjectRequest> type() {
        return ProjectRequest.class;
    }

    @Override
    public Project create(ObjectKey key, ProjectRequest wanted, WriteOptions options) {
        return ProjectView.project(projects.request(
                user.get(),
                wanted.getMetadata().getName(),
                Objects.requireNonNullElse(wanted.getDisplayName(), ""),
                Objects.requireNonNullElse(wanted.getDescription(), ""),
                options.dryRun()));
    }

    /** Clients ask this before they try: may I? Whoever may not was refused before. */
    @Override
    public Status list(String namespace, ListRequest request) {
        return Statuses.success();
    }
}
