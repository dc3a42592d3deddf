package dev.imagestreams.gateway.config;

import static dev.imagestreams.gateway.testing.Api.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.gateway.testing.Api;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** DeploymentConfigs that are kept here: their images, and how many pods they want. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class DeploymentConfigApiIT extends ConfigTestBed {

    @Test
    void theContainersOfADeploymentConfigGetTheImage() {
        Digest first = imported("app", "prod", "configs app 1");
        by(Users.ANNA)
                .body(
                        """
                        {"kind":"DeploymentConfig","apiVersion":"apps.openshift.io/v1","metadata":{"name":"web"},
                         "spec":{"replicas":2,"selector":{"app":"web"},
                           "template":{"metadata":{"labels":{"app":"web"}},
                             "spec":{"containers":[{"name":"web","image":" "},{"name":"side","image":"example/side"}]}},
                           "triggers":[{"type":"ConfigChange"},
                             {"type":"ImageChange","imageChangeParams":{"automatic":true,"containerNames":["web"],
                               "from":{"kind":"ImageStreamTag","name":"app:prod"}}}]}}""")
                .post(DEPLOYMENT_CONFIGS)
                .then()
                .statusCode(201)
                .body("spec.template.spec.containers[1].image", equalTo("example/side"));
        // Who is to tell of the image may not have heard of it yet.
        JsonPath deployedFirst = awaiting(DEPLOYMENT_CONFIGS + "/web", "status.latestVersion", 1);
        assertThat(deployedFirst.getString("spec.template.spec.containers[0].image"))
                .endsWith("@" + first);

        Digest second = imported("app", "prod", "configs app 2");

        JsonPath deployed = awaiting(DEPLOYMENT_CONFIGS + "/web", "status.latestVersion", 2);
        assertThat(deployed.getString("spec.template.spec.containers[0].image")).endsWith("@" + second);
        // A container is found by its name, as clients' patches expect.
        by(Users.ANNA)
                .contentType("application/strategic-merge-patch+json")
                .body(
                        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"side\",\"image\":\"example/other\"}]}}}}")
                .patch(DEPLOYMENT_CONFIGS + "/web")
                .then()
                .statusCode(200)
                .body("spec.template.spec.containers.name", contains("web", "side"))
                .body("spec.template.spec.containers[1].image", equalTo("example/other"))
                .body("status.details.message", equalTo("config change"))
                .body("status.latestVersion", equalTo(3));
        by(Users.ANNA)
                .accept(Api.TABLE)
                .get(DEPLOYMENT_CONFIGS + "/web")
                .then()
                .body("rows[0].cells", contains("web", "3", "2", "0", "config,image(app:prod)"));
        // oc rollout latest dc/web
        by(Users.ANNA)
                .body(
                        "{\"kind\":\"DeploymentRequest\",\"apiVersion\":\"apps.openshift.io/v1\",\"name\":\"web\",\"latest\":true,\"force\":true}")
                .post(DEPLOYMENT_CONFIGS + "/web/instantiate")
                .then()
                .statusCode(201)
                .body("status.latestVersion", equalTo(4))
                .body("status.details.causes.type", contains("Manual"));
    }

    @Test
    void aDeploymentConfigIsScaledAndNothingIsDeployedByThat() {
        by(Users.ANNA)
                .body(
                        """
                        {"metadata":{"name":"scaled"},"spec":{"replicas":1,"selector":{"b":"2","a":"1"},
                         "template":{"spec":{"containers":[{"name":"a","image":"b"}]}}}}""")
                .post(DEPLOYMENT_CONFIGS)
                .then()
                .statusCode(201);
        String scale = DEPLOYMENT_CONFIGS + "/scaled/scale";
        String before = by(Users.ANNA).get(scale).asString();
        by(Users.ANNA)
                .get(scale)
                .then()
                .statusCode(200)
                .body("kind", equalTo("Scale"))
                .body("apiVersion", equalTo("autoscaling/v1"))
                .body("spec.replicas", equalTo(1))
                .body("status.selector", equalTo("a=1,b=2"));

        // oc scale dc/scaled --replicas=3
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"spec\":{\"replicas\":3}}")
                .patch(scale)
                .then()
                .statusCode(200)
                .body("spec.replicas", equalTo(3));

        by(Users.ANNA)
                .get(DEPLOYMENT_CONFIGS + "/scaled")
                .then()
                .body("spec.replicas", equalTo(3))
                .body("status.latestVersion", equalTo(1));
        by(Users.ANNA).body(before).put(scale).then().statusCode(409);
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"scaled\"},\"spec\":{\"replicas\":-1}}")
                .put(scale)
                .then()
                .statusCode(422)
                .body("details.causes[0].field", equalTo("spec.replicas"));
        by(Users.ALICE).get(scale).then().statusCode(403);
        by(Users.ANNA)
                .get(DEPLOYMENTS)
                .then()
                .body("resources.find { it.name == 'deploymentconfigs/scale' }.group", equalTo("autoscaling"));
    }
}
