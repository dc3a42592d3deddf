package dev.imagestreams.triggers.config;

import static dev.imagestreams.triggers.config.ConfigApi.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ConfigChange;
import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.TriggerFired;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BuildConfigsIT {

    private final ConfigApi api = new ConfigApi("buildconfigs");

    @Test
    void everyMoveIsBuiltOnceAndInOrderHoweverFastTheyCome() {
        api.create(following("web", "base:latest")).statusCode(201).body("status.lastVersion", equalTo(0));
        List<ImageChanged> moves = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> api.change("base:latest", "content " + i, 100 + i))
                .toList();

        moves.forEach(TestBroker::publish);
        // Events come again after a crash: with their ids, or, had the log been copied, with others.
        TestBroker.publish(UUID.randomUUID(), moves.get(2));

        JsonPath built = api.awaiting("web", "status.lastVersion", 8);
        assertThat(built.getInt("status.lastVersion")).isEqualTo(8);
        assertThat(built.getString("spec.triggers[0].imageChange.lastTriggeredImageID"))
                .isEqualTo(image("content 8"));
        assertThat(built.getString("status.imageChangeTriggers[0].lastTriggeredImageID"))
                .isEqualTo(image("content 8"));
        assertThat(built.getString("status.imageChangeTriggers[0].from.name")).isEqualTo("base:latest");
        assertThat(built.getString("status.imageChangeTriggers[0].lastTriggerTime"))
                .endsWith("Z");
        List<TriggerFired> told = api.told(EventType.BUILD_TRIGGERED, "base", 8);
        assertThat(told).extracting(fired -> fired.change().in(null)).isEqualTo(moves);
        assertThat(told).extracting(TriggerFired::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(told).extracting(TriggerFired::consumer).containsOnly("buildconfigs/web");
        assertThat(told).extracting(TriggerFired::trigger).containsOnly(api.namespace() + "/web");
    }

    @Test
    void whatMovedBeforeTheConfigWasWrittenIsBuiltAtOnce() {
        api.create(following("first", "base:old"));
        api.move("base:old", "before", 7);
        api.awaiting("first", "status.lastVersion", 1);

        api.create(following("second", "base:old"))
                .statusCode(201)
                .body("status.lastVersion", equalTo(1))
                .body("status.imageChangeTriggers[0].lastTriggeredImageID", equalTo(image("before")));

        List<TriggerFired> told = api.told(EventType.BUILD_TRIGGERED, "base", 2);
        assertThat(told)
                .extracting(TriggerFired::consumer)
                .containsExactly("buildconfigs/first", "buildconfigs/second");
        assertThat(told.get(1).change().current().reference()).isEqualTo(image("before"));
    }

    @Test
    void aTriggerWithoutASourceFollowsTheImageTheBuildRunsIn() {
        api.create(
                        """
                        {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1","metadata":{"name":"implied"},
                         "spec":{"strategy":{"type":"Source",
                                   "sourceStrategy":{"from":{"kind":"ImageStreamTag","name":"builder:1"}}},
                                 "triggers":[{"type":"ImageChange"},{"type":"ConfigChange"}]}}""")
                .statusCode(201)
                .body("spec.runPolicy", equalTo("Serial"));

        api.move("builder:1", "builder", 3);

        JsonPath built = api.awaiting("implied", "status.lastVersion", 1);
        assertThat(built.getString("status.imageChangeTriggers[0].from.name")).isEqualTo("builder:1");
    }

    @Test
    void aPausedTriggerBuildsNothingUntilItIsResumed() {
        api.create(following("paused", "base:p").replace("\"from\"", "\"paused\":true,\"from\""));
        api.create(following("awake", "base:p"));
        api.move("base:p", "missed", 5);
        api.awaiting("awake", "status.lastVersion", 1);

        assertThat(api.get("paused").getInt("status.lastVersion")).isZero();
        api.put("paused", following("paused", "base:p")).statusCode(200).body("status.lastVersion", equalTo(1));
        api.put("paused", following("paused", "base:p")).statusCode(200).body("status.lastVersion", equalTo(1));
    }

    @Test
    void whoWantsABuildGetsItUnlessItWasBuiltForThatImage() {
        api.create(following("wanted", "base:w"));
        api.instantiate("wanted", true).statusCode(200).body("status.lastVersion", equalTo(1));
        api.move("base:w", "image", 61);
        api.awaiting("wanted", "status.lastVersion", 2);

        api.instantiate("wanted", true).statusCode(200).body("status.lastVersion", equalTo(3));
        TriggerApi.request()
                .body("{\"image\":\"" + image("image") + "\"}")
                .post("/internal/v1/configs/buildconfigs/" + api.namespace() + "/wanted/instantiate")
                .then()
                .statusCode(409);

        assertThat(api.told(EventType.BUILD_TRIGGERED, "wanted", 1))
                .extracting(TriggerFired::number, TriggerFired::change)
                .containsExactly(tuple(1L, null));
        assertThat(api.told(EventType.BUILD_TRIGGERED, "base", 2))
                .extracting(TriggerFired::number, TriggerFired::message)
                .containsExactly(tuple(2L, "Image change"), tuple(3L, "Manually triggered"));
    }

    @Test
    void aConfigThatBuildsWhenItChangesIsBuiltOnceWhenItIsMade() {
        String config =
                """
                {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1","metadata":{"name":"made"},
                 "spec":{"triggers":[{"type":"ConfigChange"}],"runPolicy":"%s"}}""";
        UUID reason = UUID.randomUUID();
        TriggerApi.request()
                .header(CauseChain.HEADER, reason)
                .body(config.formatted("Serial"))
                .post("/internal/v1/configs/buildconfigs/" + api.namespace())
                .then()
                .statusCode(201)
                .body("status.lastVersion", equalTo(1));
        api.put("made", config.formatted("Parallel")).statusCode(200).body("status.lastVersion", equalTo(1));

        assertThat(api.told(EventType.BUILD_TRIGGERED, "made", 1))
                .extracting(TriggerFired::number, TriggerFired::change, TriggerFired::message, TriggerFired::causes)
                .containsExactly(tuple(1L, null, "Build configuration change", List.of(reason)));
    }

    @Test
    void theFirstBuildWaitsForTheImageItRunsIn() {
        api.create(
                        """
                        {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1","metadata":{"name":"waiting"},
                         "spec":{"strategy":{"sourceStrategy":{"from":{"kind":"ImageStreamTag","name":"builder:w"}}},
                                 "triggers":[{"type":"ConfigChange"}]}}""")
                .statusCode(201)
                .body("status.lastVersion", equalTo(0));

        api.move("builder:w", "first", 31);
        api.awaiting("waiting", "status.lastVersion", 1);
        api.create(following("seen", "builder:w"));
        api.move("builder:w", "second", 32);
        api.awaiting("seen", "status.lastVersion", 2);

        assertThat(api.get("waiting").getInt("status.lastVersion")).isEqualTo(1);
        assertThat(api.told(EventType.BUILD_TRIGGERED, "builder", 1).get(0).message())
                .isEqualTo("Build configuration change");
    }

    @Test
    void aConfigWithFinalizersStaysUntilTheLastIsTakenAwayAndFiresNoMore() {
        String config =
                following("held", "base:h").replace("\"name\":\"held\"", "\"name\":\"held\",\"finalizers\":[%s]");
        api.create(config.formatted("\"example.com/a\"")).statusCode(201);
        api.create(following("witness", "base:h"));

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
    void whoBuildsIsToldFromWhichChangesTheBuildFollows() {
        List<UUID> before = List.of(UUID.randomUUID(), UUID.randomUUID());
        UUID move = UUID.randomUUID();
        UUID reason = UUID.randomUUID();
        api.create(following("caused", "base:c"));
        TestBroker.publish(move, api.change("base:c", "caused", 71, before));
        api.awaiting("caused", "status.lastVersion", 1);

        api.create(following("late", "base:c")).statusCode(201);
        api.instantiate("caused", true).statusCode(200);
        TriggerApi.request()
                .header(CauseChain.HEADER, reason)
                .body("{\"latest\":true,\"forced\":true}")
                .post("/internal/v1/configs/buildconfigs/" + api.namespace() + "/caused/instantiate")
                .then()
                .statusCode(200);

        List<UUID> chain = List.of(before.get(0), before.get(1), move);
        assertThat(api.told(EventType.BUILD_TRIGGERED, "base", 4))
                .extracting(TriggerFired::causes)
                .containsExactly(chain, chain, List.of(move), List.of(reason, move));
    }

    @Test
    void aBuildThatCausesItselfIsGivenUpAndTheConfigSaysSoUntilItBuildsAgain() {
        api.create(following("circling", "base:l"));
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(8).toList();
        api.move("base:l", "first", 81);
        api.awaiting("circling", "status.lastVersion", 1);

        TestBroker.publish(api.change("base:l", "ninth", 82, many));

        JsonPath circling = api.awaiting("circling", "status.conditions[0].type", "Circling");
        assertThat(circling.getInt("status.lastVersion")).isEqualTo(1);
        assertThat(circling.getString("status.conditions[0].message"))
                .startsWith("the change follows from 8 others, the first of them " + many.get(0));
        // To write it changes nothing about that, and keeps what it says.
        api.put("circling", following("circling", "base:l"))
                .statusCode(200)
                .body("status.lastVersion", equalTo(1))
                .body("status.conditions.type", contains("Circling"));
        TriggerApi.request()
                .header(CauseChain.HEADER, CauseChain.text(many))
                .body("{\"latest\":true,\"forced\":true}")
                .post("/internal/v1/configs/buildconfigs/" + api.namespace() + "/circling/instantiate")
                .then()
                .statusCode(400);

        api.move("base:l", "tenth", 83);
        JsonPath again = api.awaiting("circling", "status.lastVersion", 2);
        assertThat((Object) again.get("status.conditions")).isNull();
    }

    @Test
    void aWriterWhoHasNotSeenTheLastBuildIsRefused() {
        api.create(following("raced", "base:r"));
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
        api.create(following("kept", "base:d"));
        String dry = "/internal/v1/configs/buildconfigs/" + api.namespace();

        TriggerApi.request()
                .body(following("tried", "base:d"))
                .post(dry + "?dryRun=true")
                .then()
                .statusCode(201);
        TriggerApi.request().delete(dry + "/kept?dryRun=true").then().statusCode(200);

        api.list().body("items.metadata.name", contains("kept"));
        api.create(following("kept", "base:d")).statusCode(409);
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

    private static String following(String name, String tag) {
        return """
               {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1","metadata":{"name":"%s"},
                "spec":{"triggers":[{"type":"ImageChange","imageChange":{"from":{"kind":"ImageStreamTag","name":"%s"}}}]}}"""
                .formatted(name, tag);
    }
}
