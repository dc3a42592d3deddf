package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.auth.Membership;
import dev.imagestreams.gateway.auth.User;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Projects and their lives. A project is deleted only after everything in it is; one whose deletion was interrupted
 * stays terminating, and deleting it again goes on where it stopped.
 */
@ApplicationScoped
public class Projects implements Membership {

    private static final Logger LOG = Logger.getLogger(Projects.class);

    private final ProjectStore store;
    private final ProjectContents contents;

    Projects(ProjectStore store, ProjectContents contents) {
        this.store = store;
        this.contents = contents;
    }

    /**
     * @param dryRun only tell what would be
     * @throws StatusException if the name is not allowed or taken
     */
    public Project request(User user, @Nullable String name, String displayName, String description, boolean dryRun) {
        List<FieldError> errors = ProjectRules.check(name, displayName);
        if (name == null || !errors.isEmpty()) {
            throw new StatusException(
                    Statuses.invalid(ApiResources.PROJECT_REQUESTS, name == null ? "" : name, errors));
        }
        ProjectRules.reserved(name).ifPresent(why -> {
            throw new ImageStreamException(
                    ErrorCode.FORBIDDEN, "project.project.openshift.io \"" + name + "\" is forbidden: " + why);
        });
        Project wanted = new Project(
                name,
                UUID.randomUUID(),
                user.name(),
                displayName,
                description,
                0,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                false);
        if (dryRun && store.find(name).isEmpty()) {
            return wanted;
        }
        return store.add(wanted)
                .orElseThrow(
                        () -> new StatusException(Statuses.alreadyExists(ApiResources.PROJECT_GROUP, "project", name)));
    }

    public List<Project> visibleTo(User user) {
        return user.isMaster() ? store.all() : store.requestedBy(user.name());
    }

    /** Every project there is. */
    public List<Project> all() {
        return store.all();
    }

    public Optional<Project> find(String name) {
        return store.find(name);
    }

    @Override
    public boolean owns(String user, String project) {
        return store.find(project)
                .filter(found -> found.requester().equals(user))
                .isPresent();
    }

    /** Deletes it and everything in it. */
    public void delete(Project project) {
        store.terminate(project.name());
        contents.deleteAll(project.name());
        store.remove(project.name());
        LOG.infof("project deleted namespace=%s", project.name());
    }
}
