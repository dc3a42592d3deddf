package dev.imagestreams.gateway.watch;

import static dev.imagestreams.gateway.testing.Api.IMAGES;
import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.Api.project;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many watchers, a slow one and one from long ago, with a window that is soon full. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
@TestProfile(ManyWatchersIT.SmallWindow.class)
class ManyWatchersIT {

    private static final int MANY = 2000;
    private static final int CHANGES = 60;
    private static final String STREAMS = IMAGES + "/namespaces/crowded/imagestreams";

    public static final class SmallWindow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imagestreams.watch.window", "20",
                    "imagestreams.watch.buffer", "16K",
                    "imagestreams.watch.stalled-after", "PT2S");
        }
    }

    @Test
    void twoThousandWaitAndAllAreTold() throws IOException {
        project(Users.ANNA, "crowded");
        String version = by(Users.ANNA).get(STREAMS).path("metadata.resourceVersion");
        List<Watching> watchers = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                watchers.add(Watching.of(Users.ANNA, STREAMS + "?watch=true&resourceVersion=" + version));
            }
            create("told");
            for (Watching watcher : watchers) {
                assertThat(watcher.nextInShort()).isEqualTo("ADDED told");
            }
        } finally {
            for (Watching watcher : watchers) {
                watcher.close();
            }
        }
    }

    @Test
    void whoIsTooSlowIsLetGoAndWhoComesTooLateHasToListAgain() throws IOException {
        project(Users.ANNA, "crowded");
        create("large");
        String version = by(Users.ANNA).get(STREAMS).path("metadata.resourceVersion");
        try (Watching slow = Watching.of(Users.ANNA, STREAMS + "?watch=true")) {
            // Far more than the connection of one who does not read can take.
            String large = "x".repeat(200_000);
            for (int i = 0; i < CHANGES; i++) {
                patch("large", large + i);
            }

            assertThat(eventsUntilTheEnd(slow)).isLessThan(CHANGES);
        }

        try (Watching late = Watching.of(Users.ANNA, STREAMS + "?watch=true&resourceVersion=" + version)) {
            assertThat(late.status()).isEqualTo(200);
            JsonNode error = late.next();
            assertThat(error.path("type").asText()).isEqualTo("ERROR");
            assertThat(error.at("/object/code").asInt()).isEqualTo(410);
            assertThat(error.at("/object/reason").asText()).isEqualTo("Expired");
            assertThat(late.next()).isNull();
        }
    }

    /** A connection that is cut ends in the middle of an event. */
    private static int eventsUntilTheEnd(Watching watch) {
        int events = 0;
        try {
            while (watch.next() != null) {
                events++;
            }
        } catch (IOException cut) {
            assertThat(cut).isNotInstanceOf(SocketTimeoutException.class);
        }
        return events;
    }

    private static void create(String name) {
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"" + name + "\"}}")
                .post(STREAMS)
                .then()
                .statusCode(201);
    }

    private static void patch(String name, String annotation) {
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"annotations\":{\"large\":\"" + annotation + "\"}}}")
                .patch(STREAMS + '/' + name)
                .then()
                .statusCode(200);
    }
}
