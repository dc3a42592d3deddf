package dev.imagestreams.gateway.auth;

import static dev.imagestreams.gateway.testing.Api.by;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class AuthenticationIT {

    @ParameterizedTest
    @ValueSource(
            strings = {"/api", "/apis", "/q/metrics", "/apis/image.openshift.io/v1/namespaces/demo/imagestreams", "/"})
    void withoutATokenNothingIsServed(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .contentType("application/json")
                .body("kind", equalTo("Status"))
                .body("message", equalTo("Unauthorized"))
                .body("reason", equalTo("Unauthorized"));
    }

    @Test
    void aHeadRequestIsRefusedWithoutABody() {
        given().head("/").then().statusCode(401).body(equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer unknown", "Bearer ", "Bearer", "Basic YW5uYTp4", "anna-token", "\u0001"})
    void aTokenNobodyKnowsIsRefusedEverywhere(String header) {
        given().header("Authorization", header)
                .get("/api")
                .then()
                .statusCode(401)
                .body("kind", equalTo("Status"));
        given().header("Authorization", header).get("/version").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/livez", "/readyz"})
    void healthIsForEverybody(String path) {
        given().get(path).then().statusCode(200).body(equalTo("ok"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthz", "livez", "readyz"})
    void healthIsToldInDetailToWhoAsks(String path) {
        given().get('/' + path + "?verbose")
                .then()
                .statusCode(200)
                .body(startsWith("[+]ping ok\n"))
                .body(endsWith(path + " check passed\n"));
    }

    @Test
    void theVersionIsForEverybody() {
        given().get("/version").then().statusCode(200).body("major", equalTo("1"));
    }

    @Test
    void ocWhoamiIsAnswered() {
        by(Users.ANNA)
                .get("/apis/user.openshift.io/v1/users/~")
                .then()
                .statusCode(200)
                .body("kind", equalTo("User"))
                .body("metadata.name", equalTo("anna"))
                .body("groups", contains("system:authenticated"));
    }

    @Test
    void kubectlAuthWhoamiIsAnswered() {
        by(Users.ADMIN)
                .body("{\"kind\":\"SelfSubjectReview\",\"apiVersion\":\"authentication.k8s.io/v1\",\"status\":{}}")
                .post("/apis/authentication.k8s.io/v1/selfsubjectreviews")
                .then()
                .statusCode(201)
                .body("status.userInfo.username", equalTo("admin"))
                .body("status.userInfo.groups", contains("system:authenticated", "system:masters"));
    }

    @Test
    void whoAsksInProtobufIsAnsweredInJson() {
        by(Users.ANNA)
                .contentType("application/vnd.kubernetes.protobuf")
                .body(protobuf("authentication.k8s.io/v1", "SelfSubjectReview"))
                .post("/apis/authentication.k8s.io/v1/selfsubjectreviews")
                .then()
                .statusCode(201)
                .contentType("application/json")
                .body("status.userInfo.username", equalTo("anna"));
    }

    @Test
    void anyOtherProtobufIsRefused() {
        by(Users.ANNA)
                .contentType("application/vnd.kubernetes.protobuf")
                .body(protobuf("project.openshift.io/v1", "ProjectRequest"))
                .post("/apis/project.openshift.io/v1/projectrequests")
                .then()
                .statusCode(400)
                .body("message", containsString("the kind \"ProjectRequest\" is not read as protobuf"));
    }

    /** An object without fields, in the envelope of Kubernetes. */
    private static byte[] protobuf(String apiVersion, String kind) {
        String type = "\n" + (char) apiVersion.length() + apiVersion + "\022" + (char) kind.length() + kind;
        return ("k8s\0\n" + (char) type.length() + type).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void metricsAreForMasters() {
        by(Users.ADMIN).get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory"));
    }

    @Test
    void aProjectOfSomebodyElseIsForbidden() {
        by(Users.ALICE)
                .get("/apis/image.openshift.io/v1/namespaces/not-hers/imagestreams?limit=500")
                .then()
                .statusCode(403)
                .body("details.kind", equalTo("imagestreams"))
                .body(
                        "message",
                        equalTo("imagestreams.image.openshift.io is forbidden: User \"alice\" cannot list resource"
                                + " \"imagestreams\" in API group \"image.openshift.io\" in the namespace"
                                + " \"not-hers\""));
    }
}
