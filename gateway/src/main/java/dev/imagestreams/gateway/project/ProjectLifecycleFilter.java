package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.request.RequestInfo;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Nothing is written into a project that does not exist or is on its way out. Runs after authorisation. */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class ProjectLifecycleFilter implements ContainerRequestFilter {

    private static final Set<String> WRITES = Set.of("create", "update", "patch");

    private final Projects projects;

    ProjectLifecycleFilter(Projects projects) {
        this.projects = projects;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        RequestInfo request = RequestInfo.of(context);
        if (request.namespace().isEmpty() || !WRITES.contains(request.verb())) {
            return;
        }
        Project project = projects.find(request.namespace())
                .orElseThrow(
                        () -> new StatusException(Statuses.notFound(ApiResources.NAMESPACES, request.namespace())));
        if (project.isTerminating() && request.verb().equals("create")) {
            throw new StatusException(Statuses.forbidden(
                    request,
                    request.qualifiedResource() + " is forbidden: unable to create new content in namespace "
                            + project.name() + " because it is being terminated"));
        }
    }
}
