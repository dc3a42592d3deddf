package dev.imagestreams.gateway.config;

import static dev.imagestreams.gateway.testing.Api.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.imagestreams.gateway.testing.Api;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** BuildConfigs that are kept here: the builds that are due, because of images and of web hooks. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class BuildConfigApiIT extends ConfigTestBed {

    @Test
    void aBuildIsDueWhenTheImageItFollowsIsImported() {
        by(Users.ANNA)
                .body(
                        """
                        {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1",
                         "metadata":{"name":"web","labels":{"app":"web"}},
                         "spec":{"source":{"type":"Git","git":{"uri":"https://git.example/web","ref":"main"}},
                                 "strategy":{"type":"Source",
                                   "sourceStrategy":{"from":{"kind":"ImageStreamTag","name":"builder:1"}}}}}""")
                .post(BUILD_CONFIGS)
                .then()
                .statusCode(201)
                .body("kind", equalTo("BuildConfig"))
                .body("metadata.uid", notNullValue())
                .body("status.lastVersion", equalTo(0));
        // oc set triggers bc/web --from-image=builder:1
        by(Users.ANNA)
                .contentType("application/strategic-merge-patch+json")
                .body("{\"spec\":{\"triggers\":[{\"type\":\"ImageChange\",\"imageChange\":{}}]}}")
                .patch(BUILD_CONFIGS + "/web?fieldManager=kubectl-set")
                .then()
                .statusCode(200)
                .body("spec.triggers.type", contains("ImageChange"));

        Digest digest = imported("builder", "1", "configs builder 1");

        JsonPath built = awaiting(BUILD_CONFIGS + "/web", "status.lastVersion", 1);
        assertThat(built.getString("status.imageChangeTriggers[0].lastTriggeredImageID"))
                .endsWith("@" + digest);
        // oc start-build web
        by(Users.ANNA)
                .body(
                        "{\"kind\":\"BuildRequest\",\"apiVersion\":\"build.openshift.io/v1\",\"metadata\":{\"name\":\"web\"}}")
                .post(BUILD_CONFIGS + "/web/instantiate")
                .then()
                .statusCode(201)
                .body("kind", equalTo("Build"))
                .body("metadata.name", equalTo("web-2"))
                .body("status.phase", equalTo("New"));
        // As a trigger controller asks for what was built already.
        by(Users.ANNA)
                .body(
                        "{\"kind\":\"BuildRequest\",\"metadata\":{\"name\":\"web\"},\"triggeredByImage\":{\"kind\":\"DockerImage\",\"name\":\"%s\"}}"
                                .formatted(built.getString("status.imageChangeTriggers[0].lastTriggeredImageID")))
                .post(BUILD_CONFIGS + "/web/instantiate")
                .then()
                .statusCode(409)
                .body("message", containsString("has already instantiated a build for imageid"));
        by(Users.ANNA)
                .get(BUILDS + "/namespaces/configs/builds")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        by(Users.ANNA)
                .accept(Api.TABLE)
                .get(BUILD_CONFIGS + "/web")
                .then()
                .body("columnDefinitions.name", contains("Name", "Type", "From", "Latest"))
                .body("rows[0].cells", contains("web", "Source", "Git@main", "2"));
        by(Users.ANNA).get(BUILD_CONFIGS + "?labelSelector=app%3Dweb").then().body("items", hasSize(1));
        by(Users.ANNA).get(BUILD_CONFIGS).then().body("items[0]", not(hasKey("kind")));
        by(Users.ANNA).delete(BUILD_CONFIGS + "/web").then().statusCode(200);
        by(Users.ANNA).get(BUILD_CONFIGS + "/web").then().statusCode(404).body("reason", equalTo("NotFound"));
    }

    @Test
    void whoKnowsTheSecretOfAWebhookHasABuildBegun() {
        by(Users.ANNA)
                .body(
                        """
                        {"metadata":{"name":"key"},"stringData":{"WebHookSecretKey":"kept-secret"}}""")
                .post("/api/v1/namespaces/configs/secrets")
                .then()
                .statusCode(201);
        by(Users.ANNA)
                .body(
                        """
                        {"metadata":{"name":"hooked"},
                         "spec":{"source":{"git":{"uri":"https://git.example/web","ref":"main"}},
                          "triggers":[{"type":"Generic","generic":{"secretReference":{"name":"key"},"allowEnv":true}},
                                      {"type":"GitHub","github":{"secret":"said-secret"}}]}}""")
                .post(BUILD_CONFIGS)
                .then()
                .statusCode(201);
        String hooks = BUILD_CONFIGS + "/hooked/webhooks/";

        nobody().body("{\"env\":[{\"name\":\"A\",\"value\":\"b\"}],\"git\":{\"ref\":\"main\",\"commit\":\"abc\"}}")
                .post(hooks + "kept-secret/generic")
                .then()
                .statusCode(200)
                .body("kind", equalTo("Build"))
                .body("metadata.name", equalTo("hooked-1"))
                .body("spec.triggeredBy[0].message", equalTo("Generic WebHook"))
                .body("spec.revision.git.commit", equalTo("abc"));
        nobody().header("X-GitHub-Event", "push")
                .body("{\"ref\":\"refs/heads/other\"}")
                .post(hooks + "said-secret/github")
                .then()
                .statusCode(200)
                .body("message", containsString("does not match configuration"));
        by(Users.ALICE)
                .post(hooks + "kept-secret/generic")
                .then()
                .statusCode(200)
                .body("metadata.name", equalTo("hooked-2"));

        for (String wrong : List.of(
                "hooked/webhooks/guessed/generic", "hooked/webhooks/kept-secret/github", "none/webhooks/x/generic")) {
            nobody().post(BUILD_CONFIGS + '/' + wrong)
                    .then()
                    .statusCode(401)
                    .body("message", containsString("did not accept your secret"));
        }
        nobody().post(hooks + "kept-secret/smoke").then().statusCode(404);
        nobody().get(BUILD_CONFIGS + "/hooked").then().statusCode(401);
        by(Users.ANNA).get(BUILD_CONFIGS + "/hooked").then().body("status.lastVersion", equalTo(2));
    }

    private static RequestSpecification nobody() {
        return given().contentType("application/json").urlEncodingEnabled(false);
    }
}
