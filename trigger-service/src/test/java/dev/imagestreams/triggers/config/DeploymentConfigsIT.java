package dev.imagestreams.triggers.config;

import static dev.imagestreams.triggers.config.ConfigApi.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.TriggerFired;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
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
        List<TriggerFired> told = api.told(EventType.DEPLOY_TRIGGERED, "app", 3);
        assertThat(told)
                .filteredOn(fired -> fired.consumer().equals("deploymentconfigs/web"))
                .extracting(TriggerFired::number)
                .containsExactly(2L);
        assertThat(api.told(EventType.DEPLOY_TRIGGERED, "proxy", 1))
                .extracting(TriggerFired::number)
                .containsExactly(1L);
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

        assertThat(api.told(EventType.DEPLOY_TRIGGERED, "proxy", 3))
                .filteredOn(fired -> fired.consumer().equals("deploymentconfigs/wanted"))
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
