package dev.imagestreams.gateway.watch;

import static dev.imagestreams.gateway.testing.Api.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches from their beginning to their end, and those that are refused. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class WatchApiIT {

    private Streams streams;

    @BeforeEach
    void aProject() {
        streams = Streams.inNewProject();
    }

    @Test
    void whoListsAndThenWatchesSeesEverythingOnceAndInOrder() throws IOException {
        streams.create("before", "");
        String version = by(Users.ANNA).get(streams.path()).path("metadata.resourceVersion");
        streams.create("app", "");
        streams.delete("before");

        try (Watching watch = Watching.of(Users.ANNA, streams.path() + "?watch=true&resourceVersion=" + version)) {
            assertThat(watch.status()).isEqualTo(200);
            assertThat(watch.hasHeader("content-type: application/json")).isTrue();
            JsonNode added = watch.next();
            assertThat(added.path("type").asText()).isEqualTo("ADDED");
            assertThat(added.path("object").path("kind").asText()).isEqualTo("ImageStream");
            assertThat(added.path("object").path("apiVersion").asText()).isEqualTo("image.openshift.io/v1");
            assertThat(watch.nextInShort()).isEqualTo("DELETED before");
            streams.annotate("app");
            JsonNode modified = watch.next();
            assertThat(modified.path("type").asText()).isEqualTo("MODIFIED");
            assertThat(versionOf(modified)).isGreaterThan(versionOf(added));
        }
    }

    @Test
    void aWatchFromNowhereBeginsWithWhatIsThere() throws IOException {
        streams.create("a", "");
        streams.create("b", "");

        for (String from : new String[] {"", "&resourceVersion=0", "&resourceVersion="}) {
            try (Watching watch = Watching.of(Users.ANNA, streams.path() + "?watch=1" + from)) {
                assertThat(watch.nextInShort()).isEqualTo("ADDED a");
                assertThat(watch.nextInShort()).isEqualTo("ADDED b");
            }
        }
    }

    @Test
    void initialEventsThatWereAskedForEndWithABookmark() throws IOException {
        streams.create("a", "");

        try (Watching watch = Watching.of(
                Users.ANNA,
                streams.path() + "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                        + "&allowWatchBookmarks=true")) {
            assertThat(watch.nextInShort()).isEqualTo("ADDED a");
            JsonNode end = watch.next();
            assertThat(end.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(end.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asText())
                    .isEqualTo("true");
            streams.create("b", "");
            assertThat(watch.nextInShort()).isEqualTo("ADDED b");
        }
    }

    @Test
    void aWatchThatWantsNoInitialEventsBeginsNow() throws IOException {
        streams.create("old", "");

        try (Watching watch = Watching.of(
                Users.ANNA, streams.path() + "?watch=true&sendInitialEvents=false&resourceVersionMatch=NotOlderThan")) {
            streams.create("new", "");
            assertThat(watch.nextInShort()).isIn("ADDED new", "ADDED old");
        }
    }

    @Test
    void aWatchEndsWhenItsTimeIsUpAndTellsHowFarItCame() throws IOException {
        streams.create("app", "");

        try (Watching watch =
                Watching.of(Users.ANNA, streams.path() + "?watch=true&timeoutSeconds=1&allowWatchBookmarks=true")) {
            JsonNode added = watch.next();
            JsonNode bookmark = watch.next();
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/kind").asText()).isEqualTo("ImageStream");
            assertThat(versionOf(bookmark)).isGreaterThanOrEqualTo(versionOf(added));
            assertThat(watch.next()).isNull();
        }
    }

    @Test
    void whatCannotBeWatchedIsRefused() {
        by(Users.ANNA)
                .get(streams.path().replace("imagestreams", "imagestreamtags") + "?watch=true")
                .then()
                .statusCode(405)
                .body(
                        "message",
                        equalTo("watch is not supported on resources of kind"
                                + " \"imagestreamtags.image.openshift.io\""));
        by(Users.ANNA)
                .get(streams.path() + "?watch=true&resourceVersion=99999999")
                .then()
                .statusCode(410)
                .body("reason", equalTo("Expired"));
        by(Users.ANNA)
                .get(streams.path() + "?watch=true&resourceVersion=x")
                .then()
                .statusCode(422);
        by(Users.ANNA)
                .get(streams.path() + "?watch=true&sendInitialEvents=true")
                .then()
                .statusCode(422);
        by(Users.ANNA)
                .get(streams.path() + "?watch=true&timeoutSeconds=x")
                .then()
                .statusCode(400);
        by(Users.ANNA)
                .get(streams.path() + "?watch=true&labelSelector=%3D%3D%3D")
                .then()
                .statusCode(400);
        by("nobody").get(streams.path() + "?watch=true").then().statusCode(401);
    }

    private static long versionOf(JsonNode event) {
        return event.at("/object/metadata/resourceVersion").asLong();
    }
}
