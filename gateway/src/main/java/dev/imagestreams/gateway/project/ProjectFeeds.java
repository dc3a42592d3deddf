package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.watch.ChangeSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The history of projects, told twice: as projects, and as the namespaces they are. */
@Singleton
class ProjectFeeds {

    private final ProjectStore store;
    private final ProjectSignal signal;

    ProjectFeeds(ProjectStore store, ProjectSignal signal) {
        this.store = store;
        this.signal = signal;
    }

    @Produces
    @Singleton
    ChangeSource projects() {
        return new ProjectChanges(ApiResources.PROJECTS, ProjectView::project, store, signal);
    }

    @Produces
    @Singleton
    ChangeSource namespaces() {
        return new ProjectChanges(ApiResources.NAMESPACES, ProjectView::namespace, store, signal);
    }
}
