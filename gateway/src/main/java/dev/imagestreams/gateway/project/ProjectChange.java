package dev.imagestreams.gateway.project;

import dev.imagestreams.model.api.Change;
import java.util.Objects;

/** @param project right after the change, or, for a deletion, right before it, with the version of the change */
record ProjectChange(Change.Type type, Project project) {

    ProjectChange {
        Objects.requireNonNull(type);
        Objects.requireNonNull(project);
    }
}
