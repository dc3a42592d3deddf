package dev.imagestreams.gateway.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Projects in PostgreSQL. */
@ApplicationScoped
class PanacheProjectStore implements ProjectStore, PanacheRepositoryBase<ProjectEntity, String> {

    private static final String ADD_UNLESS_THERE =
            """
            insert into project (name, uid, requester, display_name, description, resource_version, created)
            values (:name, :uid, :requester, :displayName, :description, nextval('project_version'), :created)
            on conflict (name) do nothing
            """;

    private static final String TERMINATE =
            """
            update project
               set terminating = true, resource_version = nextval('project_version')
             where name = :name and not terminating
            """;

    @Override
    @Transactional
    public Optional<Project> find(String name) {
        return findByIdOptional(name).map(ProjectEntity::toProject);
    }

    @Override
    @Transactional
    public List<Project> all() {
        return listAll(Sort.by("name")).stream().map(ProjectEntity::toProject).toList();
    }

    @Override
    @Transactional
    public List<Project> requestedBy(String user) {
        return list("requester", Sort.by("name"), user).stream()
                .map(ProjectEntity::toProject)
                .toList();
    }

    @Override
    @Transactional
    public Optional<Project> add(Project project) {
        int added = getEntityManager()
                .createNativeQuery(ADD_UNLESS_THERE)
                .setParameter("name", project.name())
                .setParameter("uid", project.uid())
                .setParameter("requester", project.requester())
                .setParameter("displayName", project.displayName())
                .setParameter("description", project.description())
                .setParameter("created", project.created())
                .executeUpdate();
        return added == 0 ? Optional.empty() : findByIdOptional(project.name()).map(ProjectEntity::toProject);
    }

    @Override
    @Transactional
    public void terminate(String name) {
        getEntityManager()
                .createNativeQuery(TERMINATE)
                .setParameter("name", name)
                .executeUpdate();
    }

    @Override
    @Transactional
    public void remove(String name) {
        deleteById(name);
    }
}
