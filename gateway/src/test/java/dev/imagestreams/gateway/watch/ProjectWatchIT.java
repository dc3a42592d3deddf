package dev.imagestreams.gateway.watch;

import static dev.imagestreams.gateway.testing.Api.PROJECTS;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ProjectWatchIT {

    @Test
    void ocDeleteProjectSeesTheEnd() throws IOException {
        project(Users.ANNA, "watched");
        String version = by(Users.ANNA)
                .get(PROJECTS + "/projects?fieldSelector=metadata.name%3Dwatched")
                .path("metadata.resourceVersion");

        try (Watching watch = Watching.of(
                Users.ANNA,
                PROJECTS + "/projects?watch=true&fieldSelector=metadata.name%3Dwatched&resourceVersion=" + version)) {
            by(Users.ANNA).delete(PROJECTS + "/projects/watched").then().statusCode(200);
            assertThat(watch.next().at("/object/status/phase").asText()).isEqualTo("Terminating");
            assertThat(watch.nextInShort()).isEqualTo("DELETED watched");
        }
    }

    @Test
    void everybodyIsToldOfTheirOwnProjectsOnly() throws IOException {
        try (Watching watch = Watching.of(Users.ALICE, PROJECTS + "/projects?watch=true")) {
            project(Users.ANNA, "hers");
            project(Users.ALICE, "mine");
            String told = watch.nextInShort();
            while (!told.endsWith(" mine")) {
                assertThat(told).doesNotContain("hers");
                told = watch.nextInShort();
            }
        }
    }

    @Test
    void aProjectIsANamespaceToThoseWhoKnowOnlyThose() throws IOException {
        project(Users.ANNA, "both");

        by(Users.ANNA).get("/api/v1/namespaces?watch=true").then().statusCode(403);
        try (Watching watch = Watching.of(Users.ANNA, "/api/v1/namespaces/both?watch=true")) {
            assertThat(watch.nextInShort()).isEqualTo("ADDED both");
        }
    }
}
