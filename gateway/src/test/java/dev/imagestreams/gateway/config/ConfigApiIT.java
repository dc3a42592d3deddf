package dev.imagestreams.gateway.config;

import static dev.imagestreams.gateway.testing.Api.by;
import static dev.imagestreams.gateway.testing.ImageApi.push;
import static dev.imagestreams.gateway.testing.ImageApi.spec;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.imagestreams.gateway.testing.Api;
import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class ConfigApiIT {

    private static final String BUILDS = "/apis/build.openshift.io/v1";
    private static final String DEPLOYMENTS = "/apis/apps.openshift.io/v1";
    private static final String BUILD_CONFIGS = BUILDS + "/namespaces/configs/buildconfigs";
    private static final String DEPLOYMENT_CONFIGS = DEPLOYMENTS + "/namespaces/configs/deploymentconfigs";

    private final ImageApi images = new ImageApi("configs");

    @BeforeEach
    void configsIsAnnas() {
        images.prepare();
    }

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
                .get(DEPLOYMENT_CONFIGS)
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

    private Digest imported(String stream, String tag, String content) {
        Digest digest = push("configs/" + stream, tag, content);
        images.importing(stream, tag, spec("configs/" + stream + ':' + tag), true)
                .statusCode(201);
        return digest;
    }

    private static JsonPath awaiting(String path, String field, Object value) {
        Instant deadline = Instant.now().plusSeconds(30);
        JsonPath found = by(Users.ANNA).get(path).jsonPath();
        while (!value.equals(found.get(field)) && Instant.now().isBefore(deadline)) {
            found = by(Users.ANNA).get(path).jsonPath();
        }
        return found;
    }
}
