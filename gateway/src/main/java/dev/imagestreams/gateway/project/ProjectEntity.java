package dev.imagestreams.gateway.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of table {@code project}. */
@Entity
@Table(name = "project")
class ProjectEntity {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    @Id
    String name;

    UUID uid;

    String requester;

    @Column(name = "display_name")
    String displayName;

    String description;

    String labels;

    String annotations;

    @Column(name = "resource_version")
    long resourceVersion;

    Instant created;

    @Column(name = "deletion_requested")
    @Nullable
    Instant deletionRequested;

    static ProjectEntity of(Project project) {
        ProjectEntity entity = new ProjectEntity();
        entity.name = project.name();
        entity.uid = project.uid();
        entity.requester = project.requester();
        entity.created = project.created();
        entity.take(project);
        return entity;
    }

    /** What can change, but for the end. */
    void take(Project project) {
        displayName = project.displayName();
        description = project.description();
        labels = json(project.labels());
        annotations = json(project.annotations());
    }

    Project toProject() {
        return new Project(
                name,
                uid,
                requester,
                displayName,
                description,
                texts(labels),
                texts(annotations),
                resourceVersion,
                created,
                deletionRequested);
    }

    private static String json(Map<String, String> texts) {
        try {
            return ModelJson.mapper().writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    private static Map<String, String> texts(String json) {
        try {
            return ModelJson.mapper().readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }
}
