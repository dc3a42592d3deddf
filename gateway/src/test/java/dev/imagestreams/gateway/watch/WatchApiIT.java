package dev.imagestreams.gateway.watch;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.TABLE;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class WatchApiIT {

    private final String namespace = "w-" + UUID.randomUUID().toString().substring(0, 8);
    private final String streams = IMAGES + "/namespaces/" + namespace + "/imagestreams";

    @BeforeEach
    void aProject() {
        project(Users.ANNA, namespace);
    }

    @Test
    void whoListsAndThenWatchesSeesEverythingOnceAndInOrder() throws IOException {
        create("before", "");
        String version = by(Users.ANNA).get(streams).path("metadata.resourceVersion");
        create("app", "");
        delete("before");

        try (Watching watch = Watching.of(Users.ANNA, streams + "?watch=true&resourceVersion=" + version)) {
            assertThat(watch.status()).isEqualTo(200);
            assertThat(watch.hasHeader("content-type: application/json")).isTrue();
            JsonNode added = watch.next();
            assertThat(added.path("type").asText()).isEqualTo("ADDED");
            assertThat(added.path("object").path("kind").asText()).isEqualTo("ImageStream");
            assertThat(added.path("object").path("apiVersion").asText()).isEqualTo("image.openshift.io/v1");
            assertThat(watch.nextInShort()).isEqualTo("DELETED before");
            annotate("app");
            JsonNode modified = watch.next();
            assertThat(modified.path("type").asText()).isEqualTo("MODIFIED");
            assertThat(versionOf(modified)).isGreaterThan(versionOf(added));
        }
    }

    @Test
    void aWatchFromNowhereBeginsWithWhatIsThere() throws IOException {
        create("a", "");
        create("b", "");

        for (String from : new String[] {"", "&resourceVersion=0", "&resourceVersion="}) {
            try (Watching watch = Watching.of(Users.ANNA, streams + "?watch=1" + from)) {
                assertThat(watch.nextInShort()).isEqualTo("ADDED a");
                assertThat(watch.nextInShort()).isEqualTo("ADDED b");
            }
        }
    }

    @Test
    void initialEventsThatWereAskedForEndWithABookmark() throws IOException {
        create("a", "");

        try (Watching watch = Watching.of(
                Users.ANNA,
                streams + "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
                        + "&allowWatchBookmarks=true")) {
            assertThat(watch.nextInShort()).isEqualTo("ADDED a");
            JsonNode end = watch.next();
            assertThat(end.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(end.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asText())
                    .isEqualTo("true");
            create("b", "");
            assertThat(watch.nextInShort()).isEqualTo("ADDED b");
        }
    }

    @Test
    void aSocketIsToldOneEventPerMessage() throws Exception {
        create("a", "");
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + Users.ANNA)
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + RestAssured.port + streams + "?watch=true"),
                        new Messages(messages))
                .get(10, TimeUnit.SECONDS);

        assertThat(messages.poll(10, TimeUnit.SECONDS))
                .startsWith("{\"type\":\"ADDED\"")
                .endsWith("}");
        create("b", "");
        assertThat(messages.poll(10, TimeUnit.SECONDS)).contains("\"name\":\"b\"");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        assertThat(messages.poll(10, TimeUnit.SECONDS)).isEqualTo("closed");
    }

    @Test
    void aSocketThatMayNotWatchIsNotOpened() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("Authorization", "Bearer " + Users.ALICE)
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + RestAssured.port + streams + "?watch=true"),
                                new Messages(new LinkedBlockingQueue<>()))
                        .get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(403));
    }

    /** Messages whole, whatever their frames. */
    private static final class Messages implements WebSocket.Listener {

        private final BlockingQueue<String> whole;
        private final StringBuilder part = new StringBuilder();

        Messages(BlockingQueue<String> whole) {
            this.whole = whole;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                whole.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            whole.add("closed");
            return null;
        }
    }

    @Test
    void aWatchThatWantsNoInitialEventsBeginsNow() throws IOException {
        create("old", "");

        try (Watching watch = Watching.of(
                Users.ANNA, streams + "?watch=true&sendInitialEvents=false&resourceVersionMatch=NotOlderThan")) {
            create("new", "");
            assertThat(watch.nextInShort()).isIn("ADDED new", "ADDED old");
        }
    }

    @Test
    void whatBeginsToMatchIsAddedAndWhatStopsIsDeleted() throws IOException {
        create("app", "{\"tier\":\"web\"}");
        create("other", "");

        try (Watching watch = Watching.of(Users.ANNA, streams + "?watch=true&labelSelector=tier%3Dweb")) {
            assertThat(watch.nextInShort()).isEqualTo("ADDED app");
            annotate("other");
            annotate("app");
            assertThat(watch.nextInShort()).isEqualTo("MODIFIED app");
            label("app", "\"db\"");
            assertThat(watch.nextInShort()).isEqualTo("DELETED app");
            annotate("app");
            label("other", "\"web\"");
            assertThat(watch.nextInShort()).isEqualTo("ADDED other");
            delete("other");
            assertThat(watch.nextInShort()).isEqualTo("DELETED other");
        }
    }

    @Test
    void oneObjectIsWatchedByNameInPathOrSelector() throws IOException {
        create("app", "");
        create("other", "");

        for (String path :
                new String[] {streams + "/app?watch=true", streams + "?watch=true&fieldSelector=metadata.name%3Dapp"}) {
            try (Watching watch = Watching.of(Users.ANNA, path)) {
                assertThat(watch.nextInShort()).isEqualTo("ADDED app");
                annotate("other");
                annotate("app");
                assertThat(watch.nextInShort()).isEqualTo("MODIFIED app");
            }
        }
    }

    @Test
    void eventsArePrintedAsTablesAndOnlyTheFirstHasColumns() throws IOException {
        create("app", "");

        try (Watching watch = Watching.of(Users.ANNA, streams + "?watch=true", TABLE)) {
            JsonNode first = watch.next().path("object");
            assertThat(first.path("kind").asText()).isEqualTo("Table");
            assertThat(first.path("columnDefinitions")).hasSize(4);
            assertThat(first.at("/rows/0/cells/0").asText()).isEqualTo("app");
            assertThat(first.at("/rows/0/object/kind").asText()).isEqualTo("PartialObjectMetadata");
            annotate("app");
            JsonNode second = watch.next().path("object");
            assertThat(second.path("columnDefinitions").isNull()).isTrue();
            assertThat(second.at("/rows/0/cells/0").asText()).isEqualTo("app");
        }
    }

    @Test
    void aWatchEndsWhenItsTimeIsUpAndTellsHowFarItCame() throws IOException {
        create("app", "");

        try (Watching watch =
                Watching.of(Users.ANNA, streams + "?watch=true&timeoutSeconds=1&allowWatchBookmarks=true")) {
            JsonNode added = watch.next();
            JsonNode bookmark = watch.next();
            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/kind").asText()).isEqualTo("ImageStream");
            assertThat(versionOf(bookmark)).isGreaterThanOrEqualTo(versionOf(added));
            assertThat(watch.next()).isNull();
        }
    }

    @Test
    void namespacesAreWatchedApartAndOnlyByTheirOwners() throws IOException {
        String all = IMAGES + "/imagestreams?watch=true";
        by(Users.ALICE)
                .get(streams + "?watch=true")
                .then()
                .statusCode(403)
                .body(
                        "message",
                        equalTo("imagestreams.image.openshift.io is forbidden: User \"alice\" cannot watch resource"
                                + " \"imagestreams\" in API group \"image.openshift.io\" in the namespace \""
                                + namespace + '"'));
        by(Users.ANNA).get(all).then().statusCode(403);

        try (Watching watch = Watching.of(Users.ADMIN, all + "&fieldSelector=metadata.namespace%3D" + namespace)) {
            create("app", "");
            assertThat(watch.nextInShort()).isEqualTo("ADDED app");
        }
    }

    @Test
    void whatCannotBeWatchedIsRefused() {
        by(Users.ANNA)
                .get(streams.replace("imagestreams", "imagestreamtags") + "?watch=true")
                .then()
                .statusCode(405)
                .body(
                        "message",
                        equalTo("watch is not supported on resources of kind"
                                + " \"imagestreamtags.image.openshift.io\""));
        by(Users.ANNA)
                .get(streams + "?watch=true&resourceVersion=99999999")
                .then()
                .statusCode(410)
                .body("reason", equalTo("Expired"));
        by(Users.ANNA).get(streams + "?watch=true&resourceVersion=x").then().statusCode(422);
        by(Users.ANNA)
                .get(streams + "?watch=true&sendInitialEvents=true")
                .then()
                .statusCode(422);
        by(Users.ANNA).get(streams + "?watch=true&timeoutSeconds=x").then().statusCode(400);
        by(Users.ANNA)
                .get(streams + "?watch=true&labelSelector=%3D%3D%3D")
                .then()
                .statusCode(400);
        by("nobody").get(streams + "?watch=true").then().statusCode(401);
    }

    private void create(String name, String labels) {
        String with = labels.isEmpty() ? "" : ",\"labels\":" + labels;
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"" + name + '"' + with + "}}")
                .post(streams)
                .then()
                .statusCode(201);
    }

    private void annotate(String name) {
        patch(name, "{\"annotations\":{\"at\":\"" + UUID.randomUUID() + "\"}}");
    }

    private void label(String name, String tier) {
        patch(name, "{\"labels\":{\"tier\":" + tier + "}}");
    }

    private void patch(String name, String metadata) {
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":" + metadata + '}')
                .patch(streams + '/' + name)
                .then()
                .statusCode(200);
    }

    private void delete(String name) {
        by(Users.ANNA).delete(streams + '/' + name).then().statusCode(200);
    }

    private static long versionOf(JsonNode event) {
        return event.at("/object/metadata/resourceVersion").asLong();
    }
}
