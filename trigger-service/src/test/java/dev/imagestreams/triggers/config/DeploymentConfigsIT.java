package dev.imagestreams.triggers.config;

import static dev.imagestreams.triggers.config.ConfigApi.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.TriggerFired;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeploymentConfigsIT {

    private final ConfigApi api = new ConfigApi("deploymentconfigs");

    @Test
    void imagesAreSetOnceAllAreKnownAndEachMoveIsDeployedOnce() {
        api.create(twoContainers("web", true))
                .statusCode(201)
                .body("spec.triggers[0].imageChangeParams.from.namespace", equalTo(api.namespace()))
                .body("status.latestVersion", equalTo(0));
        api.create(oneContainer("early", "app:prod"));

        api.move("app:prod", "app 1", 11);
        api.awaiting("early", "status.latestVersion", 1);
        assertThat(api.get("web").getInt("status.latestVersion"))
                .as("the other image is not known yet")
                .isZero();
        api.move("proxy:prod", "proxy 1", 12);
        JsonPath first = api.awaiting("web", "status.latestVersion", 1);
        api.move("app:prod", "app 2", 13);
        JsonPath second = api.awaiting("web", "status.latestVersion", 2);

        assertThat(first.getList("spec.template.spec.containers.image"))
                .isEqualTo(List.of(image("app 1"), image("proxy 1")));
        assertThat(first.getList("spec.template.spec.initContainers.image")).isEqualTo(List.of(image("app 1")));
        assertThat(first.getString("spec.template.spec.containers[0].command[0]"))
                .isEqualTo("run");
        assertThat(second.getList("spec.template.spec.containers.image"))
                .isEqualTo(List.of(image("app 2"), image("proxy 1")));
        assertThat(second.getString("spec.triggers[0].imageChangeParams.lastTriggeredImage"))
                .isEqualTo(image("app 2"));
        assertThat(second.getString("status.details.causes[0].imageTrigger.from.name"))
                .isEqualTo("app:prod");
        assertThat(second.getInt("metadata.generation")).isEqualTo(3);
        assertThat(api.told(EventType.DEPLOY_TRIGGERED, "web", 2))
                .extracting(
                        TriggerFired::number, fired -> fired.change().stream().name())
                .containsExactly(tuple(1L, "proxy"), tuple(2L, "app"));
    }

    @Test
    void aConfigThatIsNotAutomaticIsLeftAlone() {
        api.create(twoContainers("manual", false));
        api.create(oneContainer("automatic", "app:prod"));

        api.move("app:prod", "app", 21);
        api.move("proxy:prod", "proxy", 22);
        api.awaiting("automatic", "status.latestVersion", 1);

        assertThat(api.get("manual").getInt("status.latestVersion")).isZero();
        assertThat(api.get("manual").getString("spec.template.spec.containers[0].image"))
                .isEqualTo(" ");
    }

    @Test
    void whoWantsADeploymentGetsItWithTheImagesOfNow() {
        api.create(twoContainers("wanted", false));
        api.create(oneContainer("seen", "proxy:prod"));
        api.instantiate("wanted", true).statusCode(400);
        api.move("app:prod", "app", 41);
        api.move("proxy:prod", "proxy", 42);
        api.awaiting("seen", "status.latestVersion", 1);

        api.instantiate("wanted", false).statusCode(400);
        api.instantiate("wanted", true)
                .statusCode(200)
                .body("status.latestVersion", equalTo(1))
                .body("status.details.message", equalTo("manual change"))
                .body("spec.triggers[0].imageChangeParams.automatic", equalTo(false))
                .body("spec.template.spec.containers.image", contains(image("app"), image("proxy")));
        api.instantiate("wanted", true).statusCode(200).body("status.latestVersion", equalTo(2));
        api.instantiate("wanted", false).statusCode(204);

        assertThat(api.told(EventType.DEPLOY_TRIGGERED, "wanted", 2))
                .extracting(TriggerFired::number)
                .containsExactly(1L, 2L);
    }

    @Test
    void whoAppliesAnOldManifestGetsTheImageBackAndNoOtherDeployment() {
        api.create(oneContainer("applied", "app:prod"));
        api.move("app:prod", "app", 31);
        api.awaiting("applied", "status.latestVersion", 1);

        api.put("applied", oneContainer("applied", "app:prod"))
                .statusCode(200)
                .body("spec.template.spec.containers[0].image", equalTo(image("app")))
                .body("spec.triggers[0].imageChangeParams.lastTriggeredImage", equalTo(image("app")))
                .body("status.latestVersion", equalTo(1));
    }

    @Test
    void podsThatAreToBeOthersAreDeployedOnceForEachChange() {
        String config =
                """
                {"kind":"DeploymentConfig","apiVersion":"apps.openshift.io/v1","metadata":{"name":"self"},
                 "spec":{"replicas":%s,"paused":%s,"template":{"metadata":{"labels":{"app":"self"}},
                   "spec":{"containers":[{"name":"app","image":"example/app:%s"}]}},
                   "triggers":[{"type":"ConfigChange"}]}}""";
        UUID reason = UUID.randomUUID();
        api.create(config.formatted(1, false, 1))
                .statusCode(201)
                .body("status.latestVersion", equalTo(1))
                .body("status.details.message", equalTo("config change"))
                .body("status.details.causes.type", contains("ConfigChange"));
        api.put("self", config.formatted(2, false, 1)).body("status.latestVersion", equalTo(1));
        api.put("self", config.formatted(2, true, 2)).body("status.latestVersion", equalTo(1));
        TriggerApi.request()
                .header(CauseChain.HEADER, reason)
                .body(config.formatted(2, false, 2))
                .put("/internal/v1/configs/deploymentconfigs/" + api.namespace() + "/self")
                .then()
                .statusCode(200)
                .body("status.latestVersion", equalTo(2));
        api.put("self", config.formatted(2, false, 2)).body("status.latestVersion", equalTo(2));

        assertThat(api.told(EventType.DEPLOY_TRIGGERED, "self", 2))
                .extracting(TriggerFired::number, TriggerFired::message, TriggerFired::causes)
                .containsExactly(tuple(1L, "config change", List.of()), tuple(2L, "config change", List.of(reason)));
    }

    @Test
    void theFirstDeploymentWaitsForItsImagesAndChangesAreToldWithThem() {
        String config = oneContainer("both", "app:both")
                .replace("\"triggers\":[", "\"triggers\":[{\"type\":\"ConfigChange\"},");
        api.create(config).statusCode(201).body("status.latestVersion", equalTo(0));
        api.move("app:both", "app", 51);
        api.awaiting("both", "status.latestVersion", 1);

        api.put("both", config.replace("\"name\":\"app\",", "\"name\":\"app\",\"command\":[\"run\"],"))
                .statusCode(200)
                .body("spec.template.spec.containers[0].image", equalTo(image("app")))
                .body("status.latestVersion", equalTo(2))
                .body("status.details.message", equalTo("config change"));

        List<TriggerFired> told = api.told(EventType.DEPLOY_TRIGGERED, "both", 2);
        assertThat(told).extracting(TriggerFired::message).containsExactly("image change", "config change");
        assertThat(told.get(1).change().current().reference()).isEqualTo(image("app"));
    }

    @Test
    void aChangeThatFollowsFromTooManyIsNotDeployedUntilSomebodyElseMakesOne() {
        String config =
                """
                {"kind":"DeploymentConfig","apiVersion":"apps.openshift.io/v1","metadata":{"name":"deep"},
                 "spec":{"template":{"spec":{"containers":[{"name":"app","image":"example/app:%s"}]}},
                   "triggers":[{"type":"ConfigChange"}]}}""";
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(8).toList();
        api.create(config.formatted(1)).body("status.latestVersion", equalTo(1));

        TriggerApi.request()
                .header(CauseChain.HEADER, CauseChain.text(many))
                .body(config.formatted(2))
                .put("/internal/v1/configs/deploymentconfigs/" + api.namespace() + "/deep")
                .then()
                .statusCode(200)
                .body("status.latestVersion", equalTo(1))
                .body("status.conditions.type", contains("Circling"));

        api.put("deep", config.formatted(3))
                .statusCode(200)
                .body("status.latestVersion", equalTo(2))
                .body("status.conditions", nullValue());
    }

    @Test
    void whatCannotBeFollowedIsNamed() {
        api.create(
                        """
                        {"kind":"DeploymentConfig","apiVersion":"apps.openshift.io/v1","metadata":{"name":"bad"},
                         "spec":{"triggers":[{"type":"ImageChange"},
                           {"type":"ImageChange","imageChangeParams":{"automatic":true,"from":{"name":"no-tag"}}}]}}""")
                .statusCode(422)
                .body(
                        "causes.field",
                        containsInAnyOrder(
                                "spec.triggers[0].imageChangeParams",
                                "spec.triggers[1].imageChangeParams.from.name",
                                "spec.triggers[1].imageChangeParams.containerNames"));
    }

    private static String twoContainers(String name, boolean automatic) {
        return """
               {"kind":"DeploymentConfig","apiVersion":"apps.openshift.io/v1","metadata":{"name":"%1$s"},
                "spec":{"replicas":1,
                  "template":{"spec":{
                    "initContainers":[{"name":"init","image":" "}],
                    "containers":[{"name":"app","image":" ","command":["run"]},{"name":"proxy","image":" "}]}},
                  "triggers":[
                    {"type":"ImageChange","imageChangeParams":{"automatic":%2$s,"containerNames":["app","init"],
                      "from":{"kind":"ImageStreamTag","name":"app:prod"}}},
                    {"type":"ImageChange","imageChangeParams":{"automatic":%2$s,"containerNames":["proxy"],
                      "from":{"name":"proxy:prod"}}}]}}"""
                .formatted(name, automatic);
    }

    private static String oneContainer(String name, String tag) {
        return """
               {"kind":"DeploymentConfig","apiVersion":"apps.openshift.io/v1","metadata":{"name":"%s"},
                "spec":{"template":{"spec":{"containers":[{"name":"app","image":" "}]}},
                  "triggers":[{"type":"ImageChange","imageChangeParams":{"automatic":true,"containerNames":["app"],
                    "from":{"kind":"ImageStreamTag","name":"%s"}}}]}}"""
                .formatted(name, tag);
    }
}
