package dev.imagestreams.triggers.config;

import static dev.imagestreams.triggers.config.ConfigApi.buildConfig;
import static dev.imagestreams.triggers.config.ConfigApi.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

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
import org.junit.jupiter.api.Test;

/** What makes a BuildConfig build, how often, and what is told of it. */
@QuarkusTest
class BuildConfigsIT {

    private final ConfigApi api = new ConfigApi("buildconfigs");

    @Test
    void everyMoveIsBuiltOnceAndInOrderHoweverFastTheyCome() {
        api.create(buildConfig("web", "base:latest")).statusCode(201).body("status.lastVersion", equalTo(0));
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
        List<TriggerFired> told = api.told(EventType.BUILD_TRIGGERED, "web", 8);
        assertThat(told).extracting(fired -> fired.change().in(null)).isEqualTo(moves);
        assertThat(told).extracting(TriggerFired::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(told).extracting(TriggerFired::consumer).containsOnly("buildconfigs/web");
        assertThat(told).extracting(TriggerFired::trigger).containsOnly(api.namespace() + "/web");
    }

    @Test
    void whatMovedBeforeTheConfigWasWrittenIsBuiltAtOnce() {
        api.create(buildConfig("first", "base:old"));
        api.move("base:old", "before", 7);
        api.awaiting("first", "status.lastVersion", 1);

        api.create(buildConfig("second", "base:old"))
                .statusCode(201)
                .body("status.lastVersion", equalTo(1))
                .body("status.imageChangeTriggers[0].lastTriggeredImageID", equalTo(image("before")));

        assertThat(api.told(EventType.BUILD_TRIGGERED, "second", 1))
                .extracting(fired -> fired.change().current().reference())
                .containsExactly(image("before"));
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
        api.create(buildConfig("paused", "base:p").replace("\"from\"", "\"paused\":true,\"from\""));
        api.create(buildConfig("awake", "base:p"));
        api.move("base:p", "missed", 5);
        api.awaiting("awake", "status.lastVersion", 1);

        assertThat(api.get("paused").getInt("status.lastVersion")).isZero();
        api.put("paused", buildConfig("paused", "base:p")).statusCode(200).body("status.lastVersion", equalTo(1));
        api.put("paused", buildConfig("paused", "base:p")).statusCode(200).body("status.lastVersion", equalTo(1));
    }

    @Test
    void whoWantsABuildGetsItUnlessItWasBuiltForThatImage() {
        api.create(buildConfig("wanted", "base:w"));
        api.instantiate("wanted", true).statusCode(200).body("status.lastVersion", equalTo(1));
        api.move("base:w", "image", 61);
        api.awaiting("wanted", "status.lastVersion", 2);

        api.instantiate("wanted", true).statusCode(200).body("status.lastVersion", equalTo(3));
        TriggerApi.request()
                .body("{\"image\":\"" + image("image") + "\"}")
                .post("/internal/v1/configs/buildconfigs/" + api.namespace() + "/wanted/instantiate")
                .then()
                .statusCode(409);

        List<TriggerFired> told = api.told(EventType.BUILD_TRIGGERED, "wanted", 3);
        assertThat(told).extracting(TriggerFired::number).containsExactly(1L, 2L, 3L);
        assertThat(told.get(0).change()).isNull();
        assertThat(told.subList(1, 3))
                .extracting(TriggerFired::message)
                .containsExactly("Image change", "Manually triggered");
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
        api.create(buildConfig("seen", "builder:w"));
        api.move("builder:w", "second", 32);
        api.awaiting("seen", "status.lastVersion", 2);

        assertThat(api.get("waiting").getInt("status.lastVersion")).isEqualTo(1);
        assertThat(api.told(EventType.BUILD_TRIGGERED, "waiting", 1).get(0).message())
                .isEqualTo("Build configuration change");
    }
}
