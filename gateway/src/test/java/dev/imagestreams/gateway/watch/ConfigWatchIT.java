package dev.imagestreams.gateway.watch;

import static dev.imagestreams.gateway.testing.Api.TABLE;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code oc get bc -w} and {@code oc get dc -w}. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ConfigWatchIT {

    private static final String NAMESPACE = "watched-configs";
    private static final String BUILDS = "/apis/build.openshift.io/v1";
    private static final String BUILD_CONFIGS = BUILDS + "/namespaces/" + NAMESPACE + "/buildconfigs";
    private static final String DEPLOYMENT_CONFIGS =
            "/apis/apps.openshift.io/v1/namespaces/" + NAMESPACE + "/deploymentconfigs";

    @BeforeEach
    void aProject() {
        project(Users.ANNA, NAMESPACE);
    }

    @Test
    void whoListsAndThenWatchesSeesEverythingOnceAndInOrder() throws IOException {
        create(BUILD_CONFIGS, "before", "");
        String version = by(Users.ANNA).get(BUILD_CONFIGS).path("metadata.resourceVersion");
        create(BUILD_CONFIGS, "web", "");
        create(DEPLOYMENT_CONFIGS, "unwatched", "");

        try (Watching watch = Watching.of(Users.ANNA, BUILD_CONFIGS + "?watch=true&resourceVersion=" + version)) {
            assertThat(watch.status()).isEqualTo(200);
            JsonNode added = watch.next();
            assertThat(added.path("type").asText()).isEqualTo("ADDED");
            assertThat(added.at("/object/kind").asText()).isEqualTo("BuildConfig");
            assertThat(added.at("/object/apiVersion").asText()).isEqualTo("build.openshift.io/v1");
            label(BUILD_CONFIGS, "web", "\"green\"");
            JsonNode modified = watch.next();
            assertThat(modified.path("type").asText()).isEqualTo("MODIFIED");
            assertThat(by(Users.ANNA).get(BUILD_CONFIGS + "/web").<String>path("metadata.resourceVersion"))
                    .isEqualTo(modified.at("/object/metadata/resourceVersion").asText());
            delete(BUILD_CONFIGS, "before");
            JsonNode deleted = watch.next();
            assertThat(deleted.path("type").asText()).isEqualTo("DELETED");
            assertThat(deleted.at("/object/metadata/name").asText()).isEqualTo("before");
            assertThat(deleted.at("/object/spec/runPolicy").asText()).isEqualTo("Serial");
        }
    }

    @Test
    void deploymentConfigsAreSelectedByLabelAndShownAsRows() throws IOException {
        create(DEPLOYMENT_CONFIGS, "chosen", "\"color\":\"red\"");

        try (Watching watch =
                Watching.of(Users.ANNA, DEPLOYMENT_CONFIGS + "?watch=true&labelSelector=color%3Dred", TABLE)) {
            assertThat(watch.next().at("/object/rows/0/cells/0").asText()).isEqualTo("chosen");
            create(DEPLOYMENT_CONFIGS, "other", "");
            label(DEPLOYMENT_CONFIGS, "chosen", "null");
            JsonNode gone = watch.next();
            assertThat(gone.path("type").asText()).isEqualTo("DELETED");
            assertThat(gone.at("/object/rows/0/cells/0").asText()).isEqualTo("chosen");
        }
    }

    @Test
    void informersBeginWithWhatIsThereAndABookmark() throws IOException {
        create(BUILD_CONFIGS, "present", "");

        try (Watching watch = Watching.of(
                Users.ADMIN,
                BUILDS + "/buildconfigs?watch=true&sendInitialEvents=true&allowWatchBookmarks=true"
                        + "&resourceVersionMatch=NotOlderThan&fieldSelector=metadata.name%3Dpresent")) {
            assertThat(watch.nextInShort()).isEqualTo("ADDED present");
            JsonNode bookmark = watch.next();
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/kind").asText()).isEqualTo("BuildConfig");
            delete(BUILD_CONFIGS, "present");
            assertThat(watch.nextInShort()).isEqualTo("DELETED present");
        }
        by(Users.ALICE).get(BUILD_CONFIGS + "?watch=true").then().statusCode(403);
        by(Users.ANNA)
                .get(BUILD_CONFIGS + "?watch=true&resourceVersion=99999999")
                .then()
                .statusCode(410);
    }

    private static void create(String path, String name, String labels) {
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"%s\",\"labels\":{%s}},\"spec\":{\"triggers\":[]}}"
                        .formatted(name, labels))
                .post(path)
                .then()
                .statusCode(201);
    }

    private static void label(String path, String name, String color) {
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"labels\":{\"color\":" + color + "}}}")
                .patch(path + '/' + name)
                .then()
                .statusCode(200);
    }

    private static void delete(String path, String name) {
        by(Users.ANNA).delete(path + '/' + name).then().statusCode(200);
    }
}
