package dev.imagestreams.gateway.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;

/**
 * The changes of all projects in a total order, in PostgreSQL. Whoever has taken a version holds back every other change
 * until the transaction ends, so that versions become visible in their order. Used within transactions.
 */
@ApplicationScoped
class PanacheProjectHistory {

    /** How many versions are kept. */
    private static final int KEPT = 10_000;

    private static final String NEXT = "update project_revision set value = value + 1 returning value";

    private static final String VERSION = "select value from project_revision";

    private static final String AFTER =
            """
            select type, project
              from project_change
             where version > :version
             order by version
             limit :limit
            """;

    private static final String RECORD =
            """
            insert into project_change (version, type, project) values (:version, :type, :project)
            """;

    private static final String FORGET = "delete from project_change where version <= :version";

    private final EntityManager entities;

    PanacheProjectHistory(EntityManager entities) {
        this.entities = entities;
    }

    long next() {
        return (Long) entities.createNativeQuery(NEXT, Long.class).getSingleResult();
    }

    long version() {
        return (Long) entities.createNativeQuery(VERSION, Long.class).getSingleResult();
    }

    Project record(Change.Type type, Project project) {
        entities.createNativeQuery(RECORD)
                .setParameter("version", project.resourceVersion())
                .setParameter("type", type.name())
                .setParameter("project", json(project))
                .executeUpdate();
        entities.createNativeQuery(FORGET)
                .setParameter("version", project.resourceVersion() - KEPT)
                .executeUpdate();
        return project;
    }

    /** Empty when that is forgotten, or was never given. */
    Optional<List<ProjectChange>> after(long version, int limit) {
        long newest = version();
        if (version > newest || version < newest - KEPT) {
            return Optional.empty();
        }
        List<Tuple> rows = entities.createNativeQuery(AFTER, Tuple.class)
                .setParameter("version", version)
                .setParameter("limit", limit)
                .getResultList();
        return Optional.of(rows.stream()
                .map(row -> new ProjectChange(
                        Change.Type.valueOf(row.get(0, String.class)), project(row.get(1, String.class))))
                .toList());
    }

    private static String json(Project project) {
        try {
            return ModelJson.mapper().writeValueAsString(project);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("projects can be written", e);
        }
    }

    private static Project project(String json) {
        try {
            return ModelJson.mapper().readValue(json, Project.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }
}
