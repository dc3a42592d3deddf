package dev.imagestreams.gateway.watch;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.TABLE;
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

/** Which streams a watch tells of, and in which form. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class WatchedStreamsIT {

    private Streams streams;

    @BeforeEach
    void aProject() {
        streams = Streams.inNewProject();
    }

    @Test
    void whatBeginsToMatchIsAddedAndWhatStopsIsDeleted() throws IOException {
        streams.create("app", "{\"tier\":\"web\"}");
        streams.create("other", "");

        try (Watching watch = Watching.of(Users.ANNA, streams.path() + "?watch=true&labelSelector=tier%3Dweb")) {
            assertThat(watch.nextInShort()).isEqualTo("ADDED app");
            streams.annotate("other");
            streams.annotate("app");
            assertThat(watch.nextInShort()).isEqualTo("MODIFIED app");
            streams.label("app", "\"db\"");
            assertThat(watch.nextInShort()).isEqualTo("DELETED app");
            streams.annotate("app");
            streams.label("other", "\"web\"");
            assertThat(watch.nextInShort()).isEqualTo("ADDED other");
            streams.delete("other");
            assertThat(watch.nextInShort()).isEqualTo("DELETED other");
        }
    }

    @Test
    void oneObjectIsWatchedByNameInPathOrSelector() throws IOException {
        streams.create("app", "");
        streams.create("other", "");

        for (String path : new String[] {
            streams.path() + "/app?watch=true", streams.path() + "?watch=true&fieldSelector=metadata.name%3Dapp"
        }) {
            try (Watching watch = Watching.of(Users.ANNA, path)) {
                assertThat(watch.nextInShort()).isEqualTo("ADDED app");
                streams.annotate("other");
                streams.annotate("app");
                assertThat(watch.nextInShort()).isEqualTo("MODIFIED app");
            }
        }
    }

    @Test
    void eventsArePrintedAsTablesAndOnlyTheFirstHasColumns() throws IOException {
        streams.create("app", "");

        try (Watching watch = Watching.of(Users.ANNA, streams.path() + "?watch=true", TABLE)) {
            JsonNode first = watch.next().path("object");
            assertThat(first.path("kind").asText()).isEqualTo("Table");
            assertThat(first.path("columnDefinitions")).hasSize(4);
            assertThat(first.at("/rows/0/cells/0").asText()).isEqualTo("app");
            assertThat(first.at("/rows/0/object/kind").asText()).isEqualTo("PartialObjectMetadata");
            streams.annotate("app");
            JsonNode second = watch.next().path("object");
            assertThat(second.path("columnDefinitions").isNull()).isTrue();
            assertThat(second.at("/rows/0/cells/0").asText()).isEqualTo("app");
        }
    }

    @Test
    void namespacesAreWatchedApartAndOnlyByTheirOwners() throws IOException {
        String all = IMAGES + "/imagestreams?watch=true";
        by(Users.ALICE)
                .get(streams.path() + "?watch=true")
                .then()
                .statusCode(403)
                .body(
                        "message",
                        equalTo("imagestreams.image.openshift.io is forbidden: User \"alice\" cannot watch resource"
                                + " \"imagestreams\" in API group \"image.openshift.io\" in the namespace \""
                                + streams.namespace() + '"'));
        by(Users.ANNA).get(all).then().statusCode(403);

        try (Watching watch =
                Watching.of(Users.ADMIN, all + "&fieldSelector=metadata.namespace%3D" + streams.namespace())) {
            streams.create("app", "");
            assertThat(watch.nextInShort()).isEqualTo("ADDED app");
        }
    }
}
