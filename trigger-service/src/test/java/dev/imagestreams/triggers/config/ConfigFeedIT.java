package dev.imagestreams.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ConfigChange;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.DependentChange;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What those are told who watch configs. */
@QuarkusTest
class ConfigFeedIT {

    private static final int MOVES = 12;

    private final ConfigApi api = new ConfigApi("buildconfigs");

    @Test
    void whoListsCanFollowWhatIsWrittenAndWhatFiresFromThere() {
        api.create(config("before", "base:x"));
        long listed = api.list().extract().jsonPath().getLong("resourceVersion");

        api.create(config("web", "base:1"));
        api.move("base:1", "moved", 5);
        api.awaiting("web", "status.lastVersion", 1);
        String last = api.text("web");
        api.delete("before");

        List<ConfigChange> told = api.changesAfter(listed);
        assertThat(told)
                .extracting(ConfigChange::type, ConfigChange::kind, change -> change.config()
                        .name())
                .containsExactly(
                        tuple(Change.Type.ADDED, "buildconfigs", "web"),
                        tuple(Change.Type.MODIFIED, "buildconfigs", "web"),
                        tuple(Change.Type.DELETED, "buildconfigs", "before"));
        assertThat(told).allSatisfy(change -> assertThat(version(change.config()))
                .isEqualTo(Long.toString(change.resourceVersion())));
        assertThat(last).contains("\"resourceVersion\":\"" + version(told.get(1).config()) + '"');
        assertThat(told.get(2).config().content()).containsKey("spec");
    }

    @Test
    void whatIsOnlyTriedOrChangesNothingIsNoChange() {
        api.create(config("same", "base:y"));
        String version = api.get("same").getString("metadata.resourceVersion");

        api.put("same", api.text("same")).statusCode(200);
        TriggerApi.request()
                .body(config("tried", "base:y"))
                .post("/internal/v1/configs/buildconfigs/" + api.namespace() + "?dryRun=true")
                .then()
                .statusCode(201);

        assertThat(api.changesAfter(Long.parseLong(version))).isEmpty();
    }

    @Test
    void whileManyWriteAndManyMoveAFollowerMissesNothing() throws Exception {
        long position = TriggerApi.page("").resourceVersion();
        for (int i = 0; i < 3; i++) {
            api.create(config("c" + i, "s" + i + ":1"));
        }
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
            Future<?> moving = writers.submit(() -> {
                for (int i = 1; i <= MOVES; i++) {
                    for (int stream = 0; stream < 3; stream++) {
                        api.move("s" + stream + ":1", "content " + i, i);
                    }
                }
            });
            Future<?> writing = writers.submit(() -> {
                for (int i = 0; i < MOVES; i++) {
                    String name = "w" + i;
                    api.create(config(name, "s0:1"));
                    api.delete(name);
                }
            });
            moving.get();
            writing.get();
        } finally {
            writers.shutdownNow();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(api.awaiting("c" + i, "status.lastVersion", MOVES).getInt("status.lastVersion"))
                    .isEqualTo(MOVES);
        }

        Map<String, ConfigObject> known = new HashMap<>();
        long next = position;
        for (DependentChange change :
                TriggerApi.page("?limit=500&after=" + position).changes()) {
            assertThat(change.resourceVersion()).isEqualTo(++next);
        }
        for (ConfigChange change : api.changesAfter(position)) {
            if (change.type() == Change.Type.DELETED) {
                known.remove(change.config().name());
            } else {
                known.put(change.config().name(), change.config());
            }
        }
        assertThat(known).containsOnlyKeys("c0", "c1", "c2");
        known.forEach((name, config) ->
                assertThat(version(config)).isEqualTo(api.get(name).getString("metadata.resourceVersion")));
    }

    private static String version(ConfigObject config) {
        return String.valueOf(ConfigApi.metadata(config).get("resourceVersion"));
    }

    private static String config(String name, String tag) {
        return """
               {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1","metadata":{"name":"%s"},
                "spec":{"triggers":[{"type":"ImageChange","imageChange":{"from":{"kind":"ImageStreamTag","name":"%s"}}}]}}"""
                .formatted(name, tag);
    }
}
