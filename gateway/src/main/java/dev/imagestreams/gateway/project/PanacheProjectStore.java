package dev.imagestreams.gateway.project;

import dev.imagestreams.model.api.Change;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Projects in PostgreSQL. */
@ApplicationScoped
class PanacheProjectStore implements ProjectStore, PanacheRepositoryBase<ProjectEntity, String> {

    private final PanacheProjectHistory history;

    PanacheProjectStore(PanacheProjectHistory history) {
        this.history = history;
    }

    @Override
    @Transactional
    public Optional<Project> find(String name) {
        return findByIdOptional(name).map(ProjectEntity::toProject);
    }

    @Override
    @Transactional
    public Listing all() {
        // First the version: what happens now is told again to whoever follows from it.
        long version = history.version();
        return new Listing(projects(listAll(Sort.by("name"))), version);
    }

    @Override
    @Transactional
    public Listing requestedBy(String user) {
        long version = history.version();
        return new Listing(projects(list("requester", Sort.by("name"), user)), version);
    }

    @Override
    @Transactional
    public List<String> terminating() {
        return projects(list("deletionRequested is not null")).stream()
                .map(Project::name)
                .toList();
    }

    @Override
    @Transactional
    public Optional<Project> add(Project project) {
        // The lock on the counter makes all changes wait for each other, so nobody adds the same name in between.
        long version = history.next();
        if (findByIdOptional(project.name()).isPresent()) {
            return Optional.empty();
        }
        ProjectEntity entity = ProjectEntity.of(project);
        entity.resourceVersion = version;
        persist(entity);
        return Optional.of(history.record(Change.Type.ADDED, entity.toProject()));
    }

    @Override
    @Transactional
    public Optional<Project> change(Project project) {
        long version = history.next();
        return findByIdOptional(project.name())
                .filter(entity -> entity.uid.equals(project.uid()))
                .filter(entity -> entity.resourceVersion == project.resourceVersion())
                .map(entity -> {
                    entity.take(project);
                    entity.resourceVersion = version;
                    return history.record(Change.Type.MODIFIED, entity.toProject());
                });
    }

    @Override
    @Transactional
    public Optional<Project> terminate(String name) {
        long version = history.next();
        return findByIdOptional(name).map(entity -> {
            if (entity.deletionRequested != null) {
                return entity.toProject();
            }
            entity.deletionRequested = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            entity.resourceVersion = version;
            return history.record(Change.Type.MODIFIED, entity.toProject());
        });
    }

    @Override
    @Transactional
    public void remove(String name) {
        long version = history.next();
        findByIdOptional(name).ifPresent(entity -> {
            history.record(Change.Type.DELETED, entity.toProject().withVersion(version));
            delete(entity);
        });
    }

    @Override
    @Transactional
    public Optional<List<ProjectChange>> changesAfter(long version, int limit) {
        return history.after(version, limit);
    }

    @Override
    @Transactional
    public long version() {
        return history.version();
    }

    private static List<Project> projects(List<ProjectEntity> entities) {
        return entities.stream().map(ProjectEntity::toProject).toList();
    }
}
