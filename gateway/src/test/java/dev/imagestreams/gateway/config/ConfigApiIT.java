package dev.imagestreams.gateway.config;

import static dev.imagestreams.gateway.testing.Api.by;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.imagestreams.gateway.testing.Api;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What BuildConfigs and DeploymentConfigs have in common: defaults, finalizers, applying, rights, mistakes. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ConfigApiIT extends ConfigTestBed {

    @Test
    void whoMentionsNoTriggersGetsTheDefaultAndWhoWantsNoneGetsNone() {
        String config =
                """
                {"metadata":{"name":"%s"},"spec":{%s"template":{"spec":{"containers":[{"name":"a","image":"b"}]}}}}""";
        by(Users.ANNA)
                .body(config.formatted("default", ""))
                .post(DEPLOYMENT_CONFIGS)
                .then()
                .statusCode(201)
                .body("spec.triggers.type", contains("ConfigChange"))
                .body("status.latestVersion", equalTo(1));
        by(Users.ANNA)
                .body(config.formatted("manual", "\"triggers\":[],"))
                .post(DEPLOYMENT_CONFIGS)
                .then()
                .statusCode(201)
                .body("spec.triggers", empty())
                .body("status.latestVersion", equalTo(0));

        by(Users.ANNA)
                .body(by(Users.ANNA).get(DEPLOYMENT_CONFIGS + "/manual").asString())
                .put(DEPLOYMENT_CONFIGS + "/manual")
                .then()
                .statusCode(200)
                .body("spec.triggers", empty())
                .body("status.latestVersion", equalTo(0));
        // oc set triggers dc/manual --remove-all
        by(Users.ANNA)
                .contentType("application/strategic-merge-patch+json")
                .body("{\"spec\":{\"triggers\":null}}")
                .patch(DEPLOYMENT_CONFIGS + "/manual")
                .then()
                .statusCode(200)
                .body("spec.triggers.type", contains("ConfigChange"));
    }

    @Test
    void aConfigWithFinalizersIsMarkedAndGoesWithTheLastOfThem() {
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"held\",\"finalizers\":[\"example.com/a\"]},\"spec\":{}}")
                .post(BUILD_CONFIGS)
                .then()
                .statusCode(201);

        by(Users.ANNA)
                .delete(BUILD_CONFIGS + "/held?propagationPolicy=Foreground")
                .then()
                .statusCode(200)
                .body("kind", equalTo("BuildConfig"))
                .body("metadata.deletionTimestamp", notNullValue());
        by(Users.ANNA).get(BUILD_CONFIGS + "/held").then().statusCode(200);
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"finalizers\":null}}")
                .patch(BUILD_CONFIGS + "/held")
                .then()
                .statusCode(200);
        by(Users.ANNA).get(BUILD_CONFIGS + "/held").then().statusCode(404);
    }

    @Test
    void aConfigIsAppliedByTheServer() {
        String manifest =
                """
                apiVersion: build.openshift.io/v1
                kind: BuildConfig
                metadata: {name: applied}
                spec: {runPolicy: Parallel, triggers: [{type: ConfigChange}]}
                """;
        for (int status : List.of(201, 200)) {
            by(Users.ANNA)
                    .contentType("application/apply-patch+yaml")
                    .body(manifest.getBytes(StandardCharsets.UTF_8))
                    .patch(BUILD_CONFIGS + "/applied?fieldManager=ci")
                    .then()
                    .statusCode(status)
                    .body("spec.runPolicy", equalTo("Parallel"))
                    .body("metadata.managedFields.manager", contains("ci"));
        }
    }

    @Test
    void whoMayNotPullFromAnotherProjectMayNotFollowIt() {
        String foreign =
                """
                {"metadata":{"name":"foreign"},
                 "spec":{"triggers":[{"type":"ImageChange",
                   "imageChange":{"from":{"kind":"ImageStreamTag","name":"app:1","namespace":"alices"}}}]}}""";
        Api.project(Users.ALICE, "alices");

        by(Users.ANNA)
                .body(foreign)
                .post(BUILD_CONFIGS)
                .then()
                .statusCode(422)
                .body("details.causes[0].field", equalTo("spec.triggers[0].imageChange.from"));
        by(Users.ADMIN).body(foreign).post(BUILD_CONFIGS).then().statusCode(201);
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"metadata\":{\"labels\":{\"a\":\"b\"}}}")
                .patch(BUILD_CONFIGS + "/foreign")
                .then()
                .statusCode(200);
        by(Users.ALICE).get(BUILD_CONFIGS).then().statusCode(403);
    }

    @Test
    void clientsFindTheKindsAndTheirMistakesAreNamed() {
        by(Users.ANNA).get("/apis").then().body("groups.name", hasItems("build.openshift.io", "apps.openshift.io"));
        by(Users.ANNA)
                .get(BUILDS)
                .then()
                .body("resources.find { it.name == 'buildconfigs' }.shortNames", contains("bc"));
        by(Users.ANNA)
                .get("/openapi/v3/apis/apps.openshift.io/v1")
                .then()
                .body(
                        "components.schemas.'v1.DeploymentConfig'.'x-kubernetes-group-version-kind'[0].kind",
                        equalTo("DeploymentConfig"));
        by(Users.ANNA)
                .body("{\"metadata\":{\"name\":\"bad\"},\"spec\":{\"triggers\":[{\"type\":\"ImageChange\"}]}}")
                .post(BUILD_CONFIGS)
                .then()
                .statusCode(422)
                .body("message", containsString("BuildConfig.build.openshift.io \"bad\" is invalid"));
        for (String name : List.of("a%2Fb", "UPPER", "%00")) {
            by(Users.ANNA).get(BUILD_CONFIGS + '/' + name).then().statusCode(anyOf(equalTo(400), equalTo(404)));
        }
        by(Users.ADMIN).get(BUILDS + "/buildconfigs").then().statusCode(200).body("kind", equalTo("BuildConfigList"));
    }
}
