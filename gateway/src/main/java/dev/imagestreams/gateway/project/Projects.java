package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.auth.Membership;
import dev.imagestreams.gateway.auth.User;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Projects and their lives. A project whose deletion was asked for is terminating until everything in it is gone, which is
 * the {@link ProjectReaper}'s work.
 */
@ApplicationScoped
public class Projects implements Membership {

    /** How long a deletion is waited for: most projects are gone by then, and clients need not watch them go. */
    private static final long DELETION_MILLIS = 2000;

    private final ProjectStore store;
    private final ProjectSignal signal;

    Projects(ProjectStore store, ProjectSignal signal) {
        this.store = store;
        this.signal = signal;
    }

    /**
     * Makes a project at its requester's wish.
     *
     * @param dryRun only tell what would be
     * @throws StatusException if the name is not allowed or taken
     */
    public Project request(User user, @Nullable String name, String displayName, String description, boolean dryRun) {
        check(ApiResources.PROJECT_REQUESTS, name, displayName);
        ProjectRules.reserved(String.valueOf(name)).ifPresent(why -> {
            throw new ImageStreamException(
                    ErrorCode.FORBIDDEN, "project.project.openshift.io \"" + name + "\" is forbidden: " + why);
        });
        return add(wanted(user, String.valueOf(name), displayName, description), dryRun)
                .orElseThrow(() -> new StatusException(
                        Statuses.alreadyExists(ApiResources.PROJECT_GROUP, "project", String.valueOf(name))));
    }

    /** Makes a namespace, of any name: this is for masters. */
    Project create(User user, ObjectMeta metadata, boolean dryRun) {
        Project wanted = ProjectView.edited(wanted(user, metadata.getName(), "", ""), metadata);
        check(ApiResources.NAMESPACES, metadata.getName(), wanted.displayName());
        return add(wanted, dryRun)
                .orElseThrow(() -> new StatusException(Statuses.alreadyExists("", "namespaces", metadata.getName())));
    }

    ProjectStore.Listing visibleTo(User user) {
        return user.isMaster() ? store.all() : store.requestedBy(user.name());
    }

    /** Every project there is. */
    ProjectStore.Listing all() {
        return store.all();
    }

    public Optional<Project> find(String name) {
        return store.find(name);
    }

    /** @throws ImageStreamException {@code CONFLICT} if it has moved on from the version it is an edition of */
    Project change(Project edited, boolean dryRun) {
        if (dryRun) {
            return edited;
        }
        Project kept = store.change(edited)
                .orElseThrow(() -> new ImageStreamException(ErrorCode.CONFLICT, "the project has been modified"));
        signal.changed();
        return kept;
    }

    @Override
    public Optional<String> ownerOf(String project) {
        return store.find(project).map(Project::requester);
    }

    /**
     * Begins to delete it and everything in it, and waits a while for the end.
     *
     * @return the project on its way out
     */
    Project delete(Project project) {
        Project ending = store.terminate(project.name()).orElse(project);
        signal.changed();
        long deadline = System.nanoTime() + DELETION_MILLIS * 1_000_000;
        try {
            long mark = signal.mark();
            while (isThere(project) && System.nanoTime() < deadline) {
                signal.await(mark, DELETION_MILLIS / 10);
                mark = signal.mark();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ending;
    }

    private boolean isThere(Project project) {
        return store.find(project.name())
                .filter(found -> found.uid().equals(project.uid()))
                .isPresent();
    }

    private Optional<Project> add(Project wanted, boolean dryRun) {
        if (dryRun) {
            return store.find(wanted.name()).isPresent() ? Optional.empty() : Optional.of(wanted);
        }
        Optional<Project> added = store.add(wanted);
        signal.changed();
        return added;
    }

    private static void check(ApiResource resource, @Nullable String name, String displayName) {
        List<FieldError> errors = ProjectRules.check(name, displayName);
        if (!errors.isEmpty()) {
            throw new StatusException(Statuses.invalid(resource, name == null ? "" : name, errors));
        }
    }

    private static Project wanted(User user, String name, String displayName, String description) {
        return new Project(
                name,
                UUID.randomUUID(),
                user.name(),
                displayName,
                description,
                Map.of(),
                Map.of(),
                0,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                null);
    }
}
