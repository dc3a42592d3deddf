package dev.imagestreams.gateway.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.testing.Golden;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProjectViewTest {

    @Test
    void aProjectLooksAsOpenShiftWritesIt() {
        Project project = new Project(
                "demo",
                UUID.fromString("197dc347-2fab-47e8-8fc6-80ef2a9197c7"),
                "developer",
                "Demo",
                "",
                Map.of(),
                Map.of(),
                818,
                Instant.parse("2026-11-21T04:17:08Z"),
                null);

        assertThat(Golden.written(ProjectView.project(project))).isEqualTo(Golden.json("project.json"));
    }
}
