package dev.imagestreams.triggers.config;

import static dev.imagestreams.triggers.config.ConfigApi.buildConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ConfigChange;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Who writes a BuildConfig, and when he may not. */
@QuarkusTest
class BuildConfigWritesIT {

    private final ConfigApi api = new ConfigApi("buildconfigs");

    @Test
    void aConfigWithFinalizersStaysUntilTheLastIsTakenAwayAndFiresNoMore() {
        String config =
                buildConfig("held", "base:h").replace("\"name\":\"held\"", "\"name\":\"held\",\"finalizers\":[%s]");
        api.create(config.formatted("\"example.com/a\"")).statusCode(201);
        api.create(buildConfig("witness", "base:h"));

        api.delete("held")
                .statusCode(200)
                .body("metadata.deletionTimestamp", endsWith("Z"))
                .body("metadata.deletionGracePeriodSeconds", equalTo(0))
                .body("metadata.generation", equalTo(2));
        api.move("base:h", "late", 91);
        api.awaiting("witness", "status.lastVersion", 1);
        assertThat(api.get("held").getInt("status.lastVersion")).isZero();
        api.delete("held").statusCode(200);
        api.put("held", config.formatted("\"example.com/a\",\"example.com/b\""))
                .statusCode(422)
                .body("causes.field", contains("metadata.finalizers"));
        long before = api.list().extract().jsonPath().getLong("resourceVersion");

        api.put("held", config.formatted("")).statusCode(200);

        api.list().body("items.metadata.name", contains("witness"));
        assertThat(api.changesAfter(before)).extracting(ConfigChange::type).containsExactly(Change.Type.DELETED);
    }

    @Test
    void aWriterWhoHasNotSeenTheLastBuildIsRefused() {
        api.create(buildConfig("raced", "base:r"));
        String seen = api.text("raced");
        api.move("base:r", "meanwhile", 9);
        api.awaiting("raced", "status.lastVersion", 1);

        api.put("raced", seen).statusCode(409);
        api.put("raced", api.text("raced").replace("\"lastVersion\":1", "\"lastVersion\":99"))
                .statusCode(200)
                .body("status.lastVersion", equalTo(1));
    }

    @Test
    void aTryChangesNothing() {
        api.create(buildConfig("kept", "base:d"));
        String dry = "/internal/v1/configs/buildconfigs/" + api.namespace();

        TriggerApi.request()
                .body(buildConfig("tried", "base:d"))
                .post(dry + "?dryRun=true")
                .then()
                .statusCode(201);
        TriggerApi.request().delete(dry + "/kept?dryRun=true").then().statusCode(200);

        api.list().body("items.metadata.name", contains("kept"));
        api.create(buildConfig("kept", "base:d")).statusCode(409);
        api.delete("kept").statusCode(200).body("metadata.name", equalTo("kept"));
        api.list().body("items", empty());
        api.delete("kept").statusCode(404);
    }

    @Test
    void whatCannotBeFollowedIsNamed() {
        api.create(
                        """
                        {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1","metadata":{"name":"Bad_Name"},
                         "spec":{"triggers":[{"type":"ImageChange"},
                           {"type":"ImageChange","imageChange":{"from":{"kind":"DockerImage","name":"a"}}},
                           {"type":"ImageChange","imageChange":{"from":{"kind":"ImageStreamTag","name":"b:1"}}},
                           {"type":"ImageChange","imageChange":{"from":{"kind":"ImageStreamTag","name":"b:1"}}}]}}""")
                .statusCode(422)
                .body(
                        "causes.field",
                        containsInAnyOrder(
                                "metadata.name",
                                "spec.triggers[0].imageChange",
                                "spec.triggers[1].imageChange.from.kind",
                                "spec.triggers"));
        api.create("{\"spec\":7}").statusCode(400);
        api.create("{\"metadata\":{\"name\":\"nul\"},\"spec\":{\"new\":{\"\\u0000\":[]}}}")
                .statusCode(400);
        api.create("{\"metadata\":{\"name\":\"nul\"},\"spec\":{\"triggers\":[null]}}")
                .statusCode(422);
    }
}
