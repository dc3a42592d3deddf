package dev.imagestreams.gateway.config;

import static dev.imagestreams.gateway.testing.Api.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests of {@code oc set triggers} and {@code oc rollout latest}, as {@code oc} sends them. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class SetTriggersIT {

    private static final String BUILD_CONFIGS = "/apis/build.openshift.io/v1/namespaces/settriggers/buildconfigs";
    private static final String DEPLOYMENT_CONFIGS =
            "/apis/apps.openshift.io/v1/namespaces/settriggers/deploymentconfigs";
    private static final String SIDE =
            "{\"imageChangeParams\":{%s\"containerNames\":[\"side\"],\"from\":{\"kind\":\"ImageStreamTag\","
                    + "\"name\":\"side:1\"}},\"type\":\"ImageChange\"}";

    private final String name = "web-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void theProjectIsAnnas() {
        new ImageApi("settriggers").prepare();
    }

    /** @param after the triggers then: type, tag followed if any, and whether automatically */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "--from-image=app:prod -c web | [{\"type\":\"ConfigChange\"},AUTO,{\"imageChangeParams\":{\"automatic\":true,"
                        + "\"containerNames\":[\"web\"],\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"app:prod\"}},"
                        + "\"type\":\"ImageChange\"}] | ConfigChange, ImageChange side:1 true, ImageChange app:prod true",
                "--manual | [MANUAL] | ImageChange side:1 false",
                "--auto | [{\"type\":\"ConfigChange\"},AUTO] | ConfigChange, ImageChange side:1 true",
                "--remove --from-image=side:1 | [{\"type\":\"ConfigChange\"}] | ConfigChange",
                "--remove --from-config | [AUTO] | ImageChange side:1 true",
                "--remove-all | [] | "
            })
    void ofADeploymentConfig(String flags, String triggers, String after) {
        create(
                DEPLOYMENT_CONFIGS,
                """
                {"metadata":{"name":"%s"},
                 "spec":{"template":{"spec":{"containers":[{"name":"web","image":" "},{"name":"side","image":" "}]}},
                   "triggers":[{"type":"ConfigChange"},%s]}}"""
                        .formatted(name, SIDE.formatted("\"automatic\":true,")));

        patch(
                DEPLOYMENT_CONFIGS,
                triggers.replace("AUTO", SIDE.formatted("\"automatic\":true,")).replace("MANUAL", SIDE.formatted("")));

        List<Map<String, Map<String, Object>>> found =
                by(Users.ANNA).get(DEPLOYMENT_CONFIGS + '/' + name).jsonPath().getList("spec.triggers");
        assertThat(
                        found == null
                                ? List.of()
                                : found.stream().map(SetTriggersIT::words).toList())
                .as(flags)
                .isEqualTo(after == null ? List.of() : List.of(after.split(", ")));
    }

    /** @param after the types of the triggers then */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "--from-image=other:2 | [{\"type\":\"ConfigChange\"},{\"imageChange\":{},\"type\":\"ImageChange\"},"
                        + "{\"imageChange\":{\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"other:2\"}},"
                        + "\"type\":\"ImageChange\"}] | ConfigChange, ImageChange, ImageChange",
                "--from-github | [{\"type\":\"ConfigChange\"},{\"imageChange\":{},\"type\":\"ImageChange\"},"
                        + "{\"github\":{\"secret\":\"MVdZXzVQXA9ErGXLiG6X\"},\"type\":\"GitHub\"}]"
                        + " | ConfigChange, ImageChange, GitHub",
                "--from-webhook-allow-env | [{\"type\":\"ConfigChange\"},{\"generic\":{\"allowEnv\":true,"
                        + "\"secret\":\"HcW0m-zUz8RGVtvmcwwA\"},\"type\":\"Generic\"}] | ConfigChange, Generic",
                "--manual | null | ",
                "--remove-all | null | "
            })
    void ofABuildConfig(String flags, String triggers, String after) {
        create(
                BUILD_CONFIGS,
                """
                {"metadata":{"name":"%s"},
                 "spec":{"strategy":{"type":"Source",
                     "sourceStrategy":{"from":{"kind":"ImageStreamTag","name":"builder:1"}}},
                   "triggers":[{"type":"ConfigChange"},{"type":"ImageChange","imageChange":{}}]}}"""
                        .formatted(name));

        patch(BUILD_CONFIGS, triggers);

        List<String> types =
                by(Users.ANNA).get(BUILD_CONFIGS + '/' + name).jsonPath().getList("spec.triggers.type");
        assertThat(types == null ? List.of() : types)
                .as(flags)
                .isEqualTo(after == null ? List.of() : List.of(after.split(", ")));
    }

    @Test
    void aRolloutOfAPausedOrUnresolvedConfigIsRefusedInOpenShiftsWords() {
        create(
                DEPLOYMENT_CONFIGS,
                "{\"metadata\":{\"name\":\"%s\"},\"spec\":{\"triggers\":[%s]}}"
                        .formatted(name, SIDE.formatted("\"automatic\":true,")));

        rollout(name, true)
                .statusCode(400)
                .body(
                        "message",
                        equalTo("cannot trigger a deployment for \"" + name
                                + "\" because it contains unresolved images"));
        by(Users.ANNA)
                .contentType("application/merge-patch+json")
                .body("{\"spec\":{\"paused\":true}}")
                .patch(DEPLOYMENT_CONFIGS + '/' + name)
                .then()
                .statusCode(200);
        rollout(name, true)
                .statusCode(422)
                .body(
                        "message",
                        equalTo("DeploymentRequest.apps.openshift.io \"" + name
                                + "\" is invalid: spec.paused: Invalid value: true: deployment config \"" + name
                                + "\" is paused - unpause to request a new deployment"));
        rollout("", true).statusCode(422).body("message", containsString("name of the deployment config is missing"));
    }

    @Test
    void aRolloutWithNothingToDoIsAnsweredAsOpenShiftDoes() {
        create(DEPLOYMENT_CONFIGS, "{\"metadata\":{\"name\":\"%s\"},\"spec\":{\"triggers\":[]}}".formatted(name));

        rollout(name, false)
                .statusCode(201)
                .body("kind", equalTo("Status"))
                .body("status", nullValue())
                .body("code", equalTo(204))
                .body("message", equalTo("deployment config \"" + name + "\" cannot be instantiated"));
    }

    private ValidatableResponse rollout(String named, boolean forced) {
        return by(Users.ANNA)
                .body(
                        """
                        {"kind":"DeploymentRequest","apiVersion":"apps.openshift.io/v1","name":"%s","latest":true,"force":%s}"""
                                .formatted(named, forced))
                .post(DEPLOYMENT_CONFIGS + '/' + name + "/instantiate")
                .then();
    }

    private static void create(String path, String body) {
        by(Users.ANNA).body(body).post(path).then().statusCode(201);
    }

    private void patch(String path, String triggers) {
        by(Users.ANNA)
                .contentType("application/strategic-merge-patch+json")
                .body("{\"spec\":{\"triggers\":" + triggers + "}}")
                .patch(path + '/' + name + "?fieldManager=kubectl-set")
                .then()
                .statusCode(200);
    }

    private static String words(Map<String, Map<String, Object>> trigger) {
        Object type = trigger.get("type");
        Map<String, Object> change = trigger.get("imageChangeParams");
        return change == null
                ? String.valueOf(type)
                : type + " " + ((Map<?, ?>) change.get("from")).get("name") + ' '
                        + Boolean.TRUE.equals(change.get("automatic"));
    }
}
