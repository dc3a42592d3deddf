package dev.imagestreams.gateway.watch;

import static dev.imagestreams.gateway.testing.Api.TABLE;
import static dev.imagestreams.gateway.testing.Api.TRIGGERS;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class TriggerWatchIT {

    private final String namespace = "w-" + UUID.randomUUID().toString().substring(0, 8);
    private final String triggers = TRIGGERS + "/namespaces/" + namespace + "/imagetriggers";

    @BeforeEach
    void aProject() {
        project(Users.ANNA, namespace);
    }

    @Test
    void whoListsAndThenWatchesSeesEverythingOnceAndInOrder() throws IOException {
        create("before", "");
        String version = by(Users.ANNA).get(triggers).path("metadata.resourceVersion");
        create("ci", "");
        delete("before");

        try (Watching watch = Watching.of(Users.ANNA, triggers + "?watch=true&resourceVersion=" + version)) {
            assertThat(watch.status()).isEqualTo(200);
            JsonNode added = watch.next();
            assertThat(added.path("type").asText()).isEqualTo("ADDED");
            assertThat(added.at("/object/kind").asText()).isEqualTo("ImageTrigger");
            assertThat(added.at("/object/apiVersion").asText()).isEqualTo("triggers.imagestreams.dev/v1");
            assertThat(added.at("/object/spec/webhook/url").asText()).isNotEmpty();
            assertThat(added.at("/object/spec/webhook/secret").isMissingNode()).isTrue();
            assertThat(watch.nextInShort()).isEqualTo("DELETED before");
            pause("ci");
            JsonNode modified = watch.next();
            assertThat(modified.path("type").asText()).isEqualTo("MODIFIED");
            assertThat(modified.at("/object/spec/paused").asBoolean()).isTrue();
            by(Users.ANNA)
                    .get(triggers + "/ci")
                    .then()
                    .body(
                            "metadata.resourceVersion",
                            equalTo(modified.at("/object/metadata/resourceVersion")
                                    .asText()));
            delete("ci");
            assertThat(watch.nextInShort()).isEqualTo("DELETED ci");
        }
    }

    @Test
    void aTriggerThatStopsMatchingIsGone() throws IOException {
        create("ci", "\"team\":\"web\"");
        create("other", "");

        try (Watching watch = Watching.of(Users.ANNA, triggers + "?watch=true&labelSelector=team%3Dweb", TABLE)) {
            JsonNode added = watch.next();
            assertThat(added.at("/object/rows/0/cells/0").asText()).isEqualTo("ci");
            patch("other", "{\"spec\":{\"paused\":true}}");
            patch("ci", "{\"metadata\":{\"labels\":null}}");
            JsonNode gone = watch.next();
            assertThat(gone.path("type").asText()).isEqualTo("DELETED");
            assertThat(gone.at("/object/rows/0/cells/0").asText()).isEqualTo("ci");
        }
    }

    @Test
    void oneMaySeeAllNamespacesAndOthersOnlyTheirOwn() throws IOException {
        by(Users.ANNA).get(TRIGGERS + "/imagetriggers").then().statusCode(403);
        by(Users.ANNA).get(TRIGGERS + "/imagetriggers?watch=true").then().statusCode(403);
        by(Users.ALICE).get(triggers + "?watch=true").then().statusCode(403);
        create("ci", "");
        by(Users.ADMIN)
                .get(TRIGGERS + "/imagetriggers")
                .then()
                .statusCode(200)
                .body("items.metadata.namespace", hasItem(namespace));
        String version = by(Users.ADMIN).get(TRIGGERS + "/imagetriggers").path("metadata.resourceVersion");

        try (Watching watch =
                Watching.of(Users.ADMIN, TRIGGERS + "/imagetriggers?watch=true&resourceVersion=" + version)) {
            delete("ci");
            JsonNode event = watch.next();
            assertThat(event.at("/object/metadata/namespace").asText()).isEqualTo(namespace);
            assertThat(event.path("type").asText()).isEqualTo("DELETED");
        }
    }

    @Test
    void oneTriggerIsWaitedFor() throws IOException {
        String version = by(Users.ANNA)
                .get(triggers + "?fieldSelector=metadata.name%3Dlate")
                .path("metadata.resourceVersion");

        try (Watching watch = Watching.of(
                Users.ANNA, triggers + "?watch=true&fieldSelector=metadata.name%3Dlate&resourceVersion=" + version)) {
            create("early", "");
            create("late", "");
            assertThat(watch.nextInShort()).isEqualTo("ADDED late");
        }
    }

    @Test
    void aVersionThatWasNeverGivenIsRefused() {
        by(Users.ANNA)
                .get(triggers + "?watch=true&resourceVersion=99999999")
                .then()
                .statusCode(410)
                .body("reason", equalTo("Expired"));
    }

    @Test
    void whatIsOnlyTriedHasNoVersion() {
        by(Users.ANNA)
                .body(body("tried", ""))
                .post(triggers + "?dryRun=All")
                .then()
                .statusCode(201)
                .body("metadata.resourceVersion", nullValue());
    }

    private void create(String name, String labels) {
        by(Users.ANNA).body(body(name, labels)).post(triggers).then().statusCode(201);
    }

    private void pause(String name) {
        patch(name, "{\"spec\":{\"paused\":true}}");
    }

    private void patch(String name, String patch) {
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch(triggers + '/' + name)
                .then()
                .statusCode(200);
    }

    private void delete(String name) {
        by(Users.ANNA).delete(triggers + '/' + name).then().statusCode(200);
    }

    private static String body(String name, String labels) {
        return "{\"metadata\":{\"name\":\"%s\",\"labels\":{%s}},\"spec\":{\"webhook\":{\"url\":\"https://127.0.0.1:1/hook\"}}}"
                .formatted(name, labels);
    }
}
