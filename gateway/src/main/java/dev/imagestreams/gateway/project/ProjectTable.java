package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.openshift.api.model.Project;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** {@code oc get projects}. */
@Singleton
class ProjectTable extends TableFormat<Project> {

    ProjectTable() {
        super(
                Project.class,
                Column.NAME,
                Column.text("Display Name", "What people call the project."),
                Column.text("Status", "The status of the project."));
    }

    @Override
    protected List<Object> cells(Project project, Instant now) {
        return List.of(
                project.getMetadata().getName(),
                project.getMetadata().getAnnotations().getOrDefault("openshift.io/display-name", ""),
                project.getStatus().getPhase());
    }
}
