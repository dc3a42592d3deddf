package dev.imagestreams.gateway.project;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of table {@code project}. */
@Entity
@Table(name = "project")
class ProjectEntity {

    @Id
    String name;

    UUID uid;

    String requester;

    @Column(name = "display_name")
    String displayName;

    String description;

    @Column(name = "resource_version")
    long resourceVersion;

    Instant created;

    boolean terminating;

    Project toProject() {
        return new Project(name, uid, requester, displayName, description, resourceVersion, created, terminating);
    }
}
